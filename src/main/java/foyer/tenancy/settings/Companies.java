package foyer.tenancy.settings;

import org.springframework.stereotype.Component;

/** What companies say of themselves, for the other packages of this module. */
@Component
public class Companies {

    private final TenantSettingsQueries queries;

    Companies(TenantSettingsQueries queries) {
        this.queries = queries;
    }

    /** Writes it of the tenant acted in, which the running transaction is making. */
    public void found(Company company) {
        queries.found(company);
    }
}
