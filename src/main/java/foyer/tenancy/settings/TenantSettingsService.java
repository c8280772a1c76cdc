package foyer.tenancy.settings;

import foyer.audit.Audit;
import foyer.entitlements.Claims;
import foyer.platform.events.Events;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.tenancy.Tenancy;
import foyer.tenancy.Tenant;
import foyer.tenancy.TenantId;
import foyer.tenancy.tenants.TenancyEvents.TenantUpdated;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes the name and the settings of the tenant acted in. */
@Service
class TenantSettingsService {

    private final TenantSettingsQueries queries;
    private final Tenancy tenancy;
    private final Claims claims;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;

    TenantSettingsService(
            TenantSettingsQueries queries,
            Tenancy tenancy,
            Claims claims,
            Audit audit,
            Events events,
            TenantClock clock) {
        this.queries = queries;
        this.tenancy = tenancy;
        this.claims = claims;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    Company company() {
        return queries.company();
    }

    @Transactional
    Tenant update(TenantUpdate input) {
        var stored = queries.lock();
        var settings = input.applyTo(stored);
        var changes = stored.changesTo(settings);
        if (changes.isEmpty()) {
            return tenancy.tenant();
        }
        var tenant = new TenantId(CurrentCaller.tenant());
        queries.update(settings, clock.now());
        if (changes.containsKey("timeZone")) {
            claims.setTimeZone(settings.timeZone());
        }
        audit.record("tenant.update", "Tenant", tenant.value(), changes);
        events.publish(new TenantUpdated(tenant, List.copyOf(changes.keySet())));
        return tenancy.tenant();
    }
}
