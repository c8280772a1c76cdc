package foyer.tenancy;

import org.springframework.stereotype.Component;

/** The current tenant, for other modules. */
@Component
public class Tenancy {

    private final TenantQueries queries;

    Tenancy(TenantQueries queries) {
        this.queries = queries;
    }

    /** What the tenant takes where an input names nothing; read anew each time. */
    public TenantDefaults defaults() {
        return queries.defaults();
    }
}
