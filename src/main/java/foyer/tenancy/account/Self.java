package foyer.tenancy.account;

import foyer.identity.SessionId;
import foyer.identity.UserId;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The person who calls, wherever they are.
 *
 * @param session the one of this request
 */
record Self(UserId user, SessionId session) {

    /** Whoever {@code @signedIn} lets in. */
    static Self get() {
        var actor = CurrentCaller.actor();
        var session =
                switch (actor) {
                    case Actor.User user -> user.session();
                    case Actor.Member member -> member.session();
                    case Actor.Anonymous _, Actor.ApiKey _, Actor.Agent _, Actor.PublicLink _, Actor.System _ ->
                        throw new IllegalStateException("has no session: " + actor.kind());
                };
        return new Self(new UserId(Objects.requireNonNull(actor.userId())), new SessionId(session));
    }

    /** The caller's session, when it is this user who calls; null otherwise. */
    static @Nullable SessionId sessionOf(UserId user) {
        return user.value().equals(CurrentCaller.actor().userId()) ? get().session() : null;
    }
}
