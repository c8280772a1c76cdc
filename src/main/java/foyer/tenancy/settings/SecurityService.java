package foyer.tenancy.settings;

import foyer.audit.Audit;
import foyer.identity.Factors;
import foyer.identity.UserId;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.tenancy.Tenancy;
import foyer.tenancy.Tenant;
import foyer.tenancy.TenantId;
import foyer.tenancy.policies.SecurityPolicies;
import foyer.tenancy.policies.SecurityPolicy;
import foyer.tenancy.tenants.TenancyEvents.TenantSecurityUpdated;
import foyer.tenancy.tenants.TenantErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes what the tenant acted in asks of how its members sign in. */
@Service
class SecurityService {

    private final SecurityPolicies policies;
    private final TenantSettingsQueries settings;
    private final Tenancy tenancy;
    private final Factors factors;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;

    SecurityService(
            SecurityPolicies policies,
            TenantSettingsQueries settings,
            Tenancy tenancy,
            Factors factors,
            Audit audit,
            Events events,
            TenantClock clock) {
        this.policies = policies;
        this.settings = settings;
        this.tenancy = tenancy;
        this.factors = factors;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Whoever asks others for a second factor has one: else they would lock themselves out. */
    @Transactional
    Tenant update(SecurityUpdate input) {
        settings.lock();
        var stored = policies.here();
        var policy = input.applyTo(stored);
        var changes = changes(stored, policy);
        if (changes.isEmpty()) {
            return tenancy.tenant();
        }
        if (policy.secondFactorRequired() && !stored.secondFactorRequired() && !hasFactor()) {
            throw UserErrorException.at("secondFactorRequired", TenantErrorCode.SECOND_FACTOR_REQUIRED);
        }
        var tenant = new TenantId(CurrentCaller.tenant());
        policies.change(policy, clock.now());
        audit.record("tenant.security_update", "Tenant", tenant.value(), changes);
        events.publish(new TenantSecurityUpdated(tenant));
        return tenancy.tenant();
    }

    private boolean hasFactor() {
        var user = CurrentCaller.actor().userId();
        return user != null && factors.isActive(new UserId(user));
    }

    /** Each field that is another, with what it was and becomes. */
    private static Map<String, Map<String, @Nullable Object>> changes(SecurityPolicy stored, SecurityPolicy policy) {
        var changes = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        compare(changes, "minLength", stored.passwordMinLength(), policy.passwordMinLength());
        compare(changes, "secondFactorRequired", stored.secondFactorRequired(), policy.secondFactorRequired());
        compare(changes, "sessionHours", stored.sessionHours(), policy.sessionHours());
        compare(changes, "emailDomains", stored.emailDomains(), policy.emailDomains());
        return changes;
    }

    private static void compare(
            Map<String, Map<String, @Nullable Object>> changes,
            String field,
            @Nullable Object before,
            @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            var change = new LinkedHashMap<String, @Nullable Object>();
            change.put("before", before);
            change.put("after", after);
            changes.put(field, change);
        }
    }
}
