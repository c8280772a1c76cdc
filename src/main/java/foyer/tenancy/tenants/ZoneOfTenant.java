package foyer.tenancy.tenants;

import foyer.platform.time.TenantZone;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The zone that the tenant's row names, read anew each time: it may be changed. */
@Component
class ZoneOfTenant implements TenantZone {

    private final TenantQueries queries;

    ZoneOfTenant(TenantQueries queries) {
        this.queries = queries;
    }

    @Override
    public ZoneId ofCaller() {
        return ZoneId.of(queries.defaults().timeZone());
    }
}
