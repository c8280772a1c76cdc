package foyer.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import foyer.identity.AccessToken;
import foyer.identity.SessionId;
import foyer.platform.security.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether what an access token says is still so: its session lives, stands in the same tenant, and the membership is
 * active with the same permissions. Asked of the database once a second for each session, so that whatever is revoked
 * is revoked within that second on every node (spec/identity.md, rules).
 */
@Component
class SessionChecks {

    private static final Duration BELIEVED = Duration.ofSeconds(1);
    private static final int REMEMBERED = 50_000;

    private final SessionMemberQueries queries;
    private final Actors actors;
    private final Clock clock;
    private final Cache<SessionId, Checked> checked =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    SessionChecks(SessionMemberQueries queries, Actors actors, Clock clock) {
        this.queries = queries;
        this.actors = actors;
        this.clock = clock;
    }

    /**
     * What was read of a session.
     *
     * @param askedAt before it was read, so that a slow answer is not believed for longer
     * @param actor whose the session is and where it stands; null when it has ended
     */
    private record Checked(Instant askedAt, @Nullable Actor actor, int permsVersion) {}

    /** The token's bearer; null when the token is revoked. */
    @Nullable Actor bearer(AccessToken token) {
        var session = check(token.session());
        return session.actor() != null && stands(token, session.actor(), session.permsVersion())
                ? session.actor()
                : null;
    }

    /** Whether the session of this actor lives, and makes of it what it was. */
    boolean stands(Actor actor) {
        var session =
                switch (actor) {
                    case Actor.Member member -> member.session();
                    case Actor.User user -> user.session();
                    default -> null;
                };
        return session != null && actor.equals(read(new SessionId(session)).actor());
    }

    /** Makes this node look anew at once; the others do within the second. */
    void forget(SessionId session) {
        checked.invalidate(session);
    }

    private Checked check(SessionId session) {
        var known = checked.getIfPresent(session);
        if (known != null && isFresh(known)) {
            return known;
        }
        return Objects.requireNonNull(
                checked.asMap().compute(session, (id, other) -> other != null && isFresh(other) ? other : read(id)));
    }

    private boolean isFresh(Checked known) {
        var now = clock.instant();
        return !now.isBefore(known.askedAt()) && now.isBefore(known.askedAt().plus(BELIEVED));
    }

    private Checked read(SessionId id) {
        var now = clock.instant();
        var session = queries.any(id.value());
        if (session == null
                || !session.open()
                || !now.isBefore(session.session().expiresAt())) {
            return new Checked(now, null, 0);
        }
        var place = session.place();
        return new Checked(now, actors.of(session), place == null ? 0 : place.permsVersion());
    }

    private static boolean stands(AccessToken token, Actor actor, int permsVersion) {
        var membership = actor instanceof Actor.Member member ? member.membership() : null;
        return token.user().value().equals(actor.userId())
                && same(token.tenant(), actor.tenantId())
                && same(token.membership(), membership)
                && token.permsVersion() == permsVersion;
    }

    private static boolean same(@Nullable UUID one, @Nullable UUID other) {
        return Objects.equals(one, other);
    }
}
