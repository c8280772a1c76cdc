package foyer.tenancy.control;

import foyer.identity.SessionId;
import foyer.identity.UserId;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import java.util.UUID;

/**
 * Whoever runs the platform and calls, in the parts in which they act: in no tenant, for the platform's own log; as
 * Foyer in one tenant, under its policies like everybody; as the user whose account is closed.
 */
record SuperAdminCaller(Caller caller, UserId user, SessionId session) {

    private static final String NAME = "platform";

    /** Whom {@code @superAdmin} lets in. */
    static SuperAdminCaller get() {
        var caller = CurrentCaller.get();
        return switch (caller.actor()) {
            case Actor.User user ->
                new SuperAdminCaller(caller, new UserId(user.user()), new SessionId(user.session()));
            case Actor.Member member ->
                new SuperAdminCaller(caller, new UserId(member.user()), new SessionId(member.session()));
            case Actor.Anonymous _, Actor.ApiKey _, Actor.Agent _, Actor.PublicLink _, Actor.System _ ->
                throw new IllegalStateException(
                        "runs no platform: " + caller.actor().kind());
        };
    }

    /** As the person, outside any tenant. */
    Caller outside() {
        return of(user);
    }

    /** In a tenant. */
    Caller in(UUID tenant) {
        return caller.as(new Actor.System(tenant, NAME, user.value()));
    }

    /** As somebody's own account. */
    Caller of(UserId other) {
        return caller.as(new Actor.User(other.value(), session.value()));
    }
}
