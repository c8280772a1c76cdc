package foyer.audit;

import foyer.platform.security.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did it, as the log tells it. Whoever impersonates a member acts himself, on behalf of the member (RFC 8693 calls them
 * actor and subject).
 *
 * @param name of what acts without an id, {@code "job:export"}
 * @param onBehalfOf the membership in whose name it was done, null when that is the actor's own
 */
record Doer(
        String kind,
        @Nullable UUID id,
        @Nullable String name,
        @Nullable UUID onBehalfOf) {

    static final String USER = "USER";
    static final String MEMBER = "MEMBER";
    static final String API_KEY = "API_KEY";

    static Doer of(Actor actor) {
        return switch (actor) {
            case Actor.Member member
            when member.impersonator() != null -> new Doer(USER, member.impersonator(), null, member.membership());
            case Actor.System system -> new Doer(system.kind(), null, system.name(), null);
            case Actor.PublicLink link -> new Doer(link.kind(), null, link.scope(), null);
            default -> new Doer(actor.kind(), actor.id(), null, null);
        };
    }
}
