package foyer.tenancy.policies;

import foyer.identity.Factors;
import foyer.identity.UserId;
import foyer.tenancy.TenantId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What tenants ask of how people sign in. Of the policies of somebody's tenants the strictest counts, wherever they act;
 * a second factor is asked by the tenant alone that one acts in.
 */
@Component
public class SecurityPolicies {

    private final SecurityPolicyQueries queries;
    private final Factors factors;

    SecurityPolicies(SecurityPolicyQueries queries, Factors factors) {
        this.queries = queries;
        this.factors = factors;
    }

    /** What all tenants that this user has not left ask together. Asked before the tenant is known. */
    public SecurityPolicy strictest(UserId user) {
        return queries.ofMember(user).values().stream()
                .reduce(SecurityPolicy::and)
                .orElse(SecurityPolicy.NONE);
    }

    /** What this tenant asks. Asked before the tenant is acted in. */
    public SecurityPolicy of(TenantId tenant) {
        return orNone(queries.of(tenant));
    }

    /** What the current tenant asks. */
    public SecurityPolicy here() {
        return orNone(queries.here());
    }

    /** Changes what the current tenant asks. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(SecurityPolicy policy, Instant now) {
        queries.store(policy, now);
    }

    /** Whether the user may act in this tenant only once they have a second factor. */
    public boolean lacksFactor(UserId user, TenantId tenant) {
        return of(tenant).secondFactorRequired() && !factors.isActiveOf(user);
    }

    private static SecurityPolicy orNone(@Nullable SecurityPolicy policy) {
        return Objects.requireNonNullElse(policy, SecurityPolicy.NONE);
    }
}
