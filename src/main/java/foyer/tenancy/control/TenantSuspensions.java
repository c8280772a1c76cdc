package foyer.tenancy.control;

import static java.util.Objects.requireNonNull;

import foyer.audit.Audit;
import foyer.platform.database.OtherTenant;
import foyer.platform.database.Transactions;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.tenancy.Reason;
import foyer.tenancy.TenantId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Suspends tenants and resumes them. The tenant's log and the platform's both tell of it; what the tenant's people hold
 * open is closed within a second, since they are no longer who opened it.
 */
@Service
class TenantSuspensions {

    private static final String ENTITY = "Tenant";

    private final PlatformTenantQueries queries;
    private final OtherTenant otherTenant;
    private final Transactions transactions;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;

    TenantSuspensions(
            PlatformTenantQueries queries,
            OtherTenant otherTenant,
            Transactions transactions,
            Audit audit,
            Events events,
            TenantClock clock) {
        this.queries = queries;
        this.otherTenant = otherTenant;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    PlatformTenant suspend(ControlInputs.TenantSuspend input) {
        var reason = Reason.checked(input.reason(), PlatformErrorCode.REASON_INVALID);
        return turn(input.id(), TenantStatus.SUSPENDED, reason);
    }

    PlatformTenant resume(TenantId id) {
        return turn(id, TenantStatus.ACTIVE, null);
    }

    /** One that is as wanted already is left alone. */
    private PlatformTenant turn(TenantId id, TenantStatus to, @Nullable String reason) {
        var admin = SuperAdminCaller.get();
        var action = to == TenantStatus.SUSPENDED ? "tenant.suspend" : "tenant.resume";
        var diff = new HashMap<String, Object>();
        if (reason != null) {
            diff.put("reason", reason);
        }
        CurrentCaller.call(
                admin.outside(),
                () -> transactions.write(() -> {
                    var changed = otherTenant.within(admin.in(id.value()), () -> change(id, to, reason, action, diff));
                    if (changed) {
                        audit.recordForUser(action, ENTITY, id.value(), diff);
                    }
                    return changed;
                }));
        return requireNonNull(queries.get(id));
    }

    private boolean change(
            TenantId id, TenantStatus to, @Nullable String reason, String action, Map<String, Object> diff) {
        var before = queries.lock();
        if (before == null || before == TenantStatus.DELETED) {
            throw UserErrorException.at("id", PlatformErrorCode.NOT_FOUND);
        }
        if (before == to) {
            return false;
        }
        queries.setStatus(to, reason, clock.now());
        events.publish(new TenantStatusChange(id, to == TenantStatus.SUSPENDED));
        audit.record(action, ENTITY, id.value(), diff);
        return true;
    }
}
