package foyer.tenancy.actors;

import static foyerdb.tenancy.Tables.TENANT;

import foyer.platform.database.SystemDatabase;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Which tenants let whoever runs the platform act as their members, in SQL, before anyone is known. */
@Component
class ImpersonationRightQueries {
    private final SystemDatabase system;

    ImpersonationRightQueries(SystemDatabase system) {
        this.system = system;
    }

    /** Those of these that do. */
    Set<UUID> open(Collection<UUID> tenants) {
        return system.dsl()
                .select(TENANT.ID)
                .from(TENANT)
                .where(TENANT.ID.eq(DSL.any(tenants.toArray(UUID[]::new))))
                .and(TENANT.IMPERSONATION_ALLOWED)
                .fetchSet(TENANT.ID);
    }
}
