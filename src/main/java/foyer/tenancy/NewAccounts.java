package foyer.tenancy;

import foyer.audit.Audit;
import foyer.identity.NewUser;
import foyer.identity.SessionId;
import foyer.identity.SessionSecret;
import foyer.identity.SessionTransport;
import foyer.identity.Sessions;
import foyer.identity.Users;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes accounts with their first sessions, in the running transaction whose caller their user is already. */
@Component
class NewAccounts {

    private final Users users;
    private final Sessions sessions;
    private final SessionHistory history;
    private final Audit audit;

    NewAccounts(Users users, Sessions sessions, SessionHistory history, Audit audit) {
        this.users = users;
        this.sessions = sessions;
        this.history = history;
        this.audit = audit;
    }

    void create(NewUser user) {
        users.create(user);
        audit.recordForUser("user.create", "User", user.id().value(), Map.of());
    }

    /** Opens the first session, where the caller is. */
    SessionSecret open(
            NewUser user,
            SessionId session,
            @Nullable TenantId tenant,
            @Nullable MembershipId membership,
            SessionTransport transport) {
        var first = sessions.open(
                session,
                user.id(),
                tenant == null ? null : tenant.value(),
                membership == null ? null : membership.value(),
                transport);
        history.opened(session, "SIGN_UP");
        return first;
    }
}
