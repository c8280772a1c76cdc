package foyer.tenancy;

import foyer.platform.security.CurrentCaller;
import foyer.tenancy.tenants.TenantQueries;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The current tenant, for other modules. */
@Component
public class Tenancy {

    private final TenantQueries queries;

    Tenancy(TenantQueries queries) {
        this.queries = queries;
    }

    /** The tenant acted in, as it is stored now. */
    public Tenant tenant() {
        var id = CurrentCaller.tenant();
        return Objects.requireNonNull(queries.byIds(List.of(id)).get(id));
    }

    /** The tenant in force with this name in addresses, or null. Asked before the tenant is known. */
    public @Nullable UUID activeBySlug(String slug) {
        return queries.activeBySlug(slug);
    }

    /** Whether the tenant acted in is in force: neither suspended nor deleted, nor one that there is not. */
    public boolean isInForce() {
        return queries.isActive();
    }

    /** Whether there is the tenant acted in, suspended or not: it was made, and not deleted. */
    public boolean isThere() {
        return queries.isThere();
    }

    /** Whether somebody asked for the deletion of the tenant acted in, and nobody took that back; it has not begun. */
    public boolean isDeletionAskedFor() {
        return queries.isDeletionAskedFor();
    }

    /** What the tenant takes where an input names nothing; read anew each time. */
    public TenantDefaults defaults() {
        return queries.defaults();
    }
}
