package foyer.tenancy.actors;

import foyer.identity.SessionId;
import foyer.identity.UserId;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import org.jspecify.annotations.Nullable;

/**
 * A person who acts, wherever they are.
 *
 * @param session the one they act by
 */
public record Self(UserId user, SessionId session) {

    /** Whoever {@code @signedIn} lets in. */
    public static Self get() {
        return of(CurrentCaller.actor());
    }

    /** An actor that {@code @signedIn} lets in. */
    public static Self of(Actor actor) {
        var user = actor.userId();
        var session = actor.sessionId();
        if (user == null || session == null) {
            throw new IllegalStateException("has no session: " + actor.kind());
        }
        return new Self(new UserId(user), new SessionId(session));
    }

    /** The caller's session, when it is this user who calls; null otherwise. */
    public static @Nullable SessionId sessionOf(UserId user) {
        return user.value().equals(CurrentCaller.actor().userId()) ? get().session() : null;
    }
}
