package foyer.tenancy.signup;

import foyer.audit.Audit;
import foyer.identity.NewUser;
import foyer.identity.SessionId;
import foyer.identity.SessionSecret;
import foyer.identity.SessionTransport;
import foyer.identity.Sessions;
import foyer.identity.Users;
import foyer.tenancy.MembershipId;
import foyer.tenancy.TenantId;
import foyer.tenancy.policies.SecurityPolicies;
import foyer.tenancy.policies.SecurityPolicy;
import foyer.tenancy.sessions.SessionHistory;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes accounts with their first sessions, in the running transaction whose caller their user is already. */
@Component
class NewAccounts {

    private final Users users;
    private final Sessions sessions;
    private final SecurityPolicies policies;
    private final SessionHistory history;
    private final Audit audit;

    NewAccounts(Users users, Sessions sessions, SecurityPolicies policies, SessionHistory history, Audit audit) {
        this.users = users;
        this.sessions = sessions;
        this.policies = policies;
        this.history = history;
        this.audit = audit;
    }

    void create(NewUser user) {
        users.create(user);
        audit.recordForUser("user.create", "User", user.id().value(), Map.of());
    }

    /** Opens the first session, where the caller is; outside of a tenant whose second factor nobody new can have. */
    SessionSecret open(
            NewUser user,
            SessionId session,
            @Nullable TenantId tenant,
            @Nullable MembershipId membership,
            SessionTransport transport) {
        var policy = tenant == null ? SecurityPolicy.NONE : policies.here();
        var inside = !policy.secondFactorRequired();
        var first = sessions.open(
                session,
                user.id(),
                tenant == null || !inside ? null : tenant.value(),
                membership == null || !inside ? null : membership.value(),
                transport,
                policy.longestSession());
        history.opened(session, "SIGN_UP");
        return first;
    }
}
