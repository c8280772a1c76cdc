package foyer.tenancy.control;

import foyer.identity.SessionId;
import foyer.identity.UserId;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.actors.Self;
import java.util.UUID;

/**
 * Whoever runs the platform and calls, in the parts in which they act: in no tenant, for the platform's own log; as
 * Foyer in one tenant, under its policies like everybody; as the user whose account is closed.
 */
public record SuperAdminCaller(Caller caller, UserId user, SessionId session) {

    private static final String NAME = "platform";

    /** Whom {@code @superAdmin} lets in. */
    public static SuperAdminCaller get() {
        var caller = CurrentCaller.get();
        var self = Self.of(caller.actor());
        return new SuperAdminCaller(caller, self.user(), self.session());
    }

    /** As the person, outside any tenant. */
    public Caller outside() {
        return of(user);
    }

    /** In a tenant. */
    public Caller in(UUID tenant) {
        return caller.as(new Actor.System(tenant, NAME, user.value()));
    }

    /** As somebody's own account. */
    Caller of(UserId other) {
        return caller.as(new Actor.User(other.value(), session.value()));
    }
}
