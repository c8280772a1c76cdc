package foyer.tenancy.actors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import foyer.identity.AccessToken;
import foyer.identity.SessionId;
import foyer.identity.Sessions;
import foyer.platform.crypto.OpaqueTokens;
import foyer.platform.security.Actor;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether what a token, a cookie or a ticket says is still so: its session lives, stands in the same tenant, and the
 * membership is active with the same permissions. Asked of the database once a second for each session, so that whatever
 * is revoked is revoked within that second on every node (spec/identity.md, rules). The use of a cookie is noted on the
 * way, since that is what keeps its session alive.
 */
@Component
public class SessionChecks {

    private static final Duration BELIEVED = Duration.ofSeconds(1);
    /** How often a token may be newer than what was read of its session. */
    private static final Duration RENEWED = Duration.ofMillis(100);

    private static final int REMEMBERED = 50_000;

    private final SessionMemberQueries queries;
    private final Sessions sessions;
    private final Actors actors;
    private final ImpersonationRight impersonation;
    private final Clock clock;
    private final SharedReads<SessionId, Checked> checked = new SharedReads<>(REMEMBERED);

    /** Which session a cookie was found to be of; whether it still is, the session's check says. */
    private final Cache<ByteBuffer, SessionId> cookies =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    SessionChecks(
            SessionMemberQueries queries,
            Sessions sessions,
            Actors actors,
            ImpersonationRight impersonation,
            Clock clock) {
        this.queries = queries;
        this.sessions = sessions;
        this.actors = actors;
        this.impersonation = impersonation;
        this.clock = clock;
    }

    /**
     * What was read of a session.
     *
     * @param askedAt before it was read, so that a slow answer is not believed for longer
     * @param actor whose the session is and where it stands; why it is nobody's when it has ended
     * @param permsVersion that of the membership; 0 outside any tenant
     * @param cookie the hash of what its cookie holds; null when it has tokens
     * @param again whether it was read because of a token that is newer than what was known
     */
    private record Checked(
            Instant askedAt,
            Actor actor,
            int permsVersion,
            int generation,
            @Nullable ByteBuffer cookie,
            boolean again) {

        boolean lives() {
            return !(actor instanceof Actor.Anonymous);
        }

        /** Whether the token was issued, perhaps by another node, after the session was read. What ended stays so. */
        boolean isBehind(AccessToken token) {
            if (!lives() || generation > token.generation()) {
                return false;
            }
            return generation < token.generation()
                    || (actor instanceof Actor.Member && permsVersion < token.permsVersion());
        }

        Checked readAgain() {
            return new Checked(askedAt, actor, permsVersion, generation, cookie, true);
        }
    }

    /** The token's bearer; null when the token is revoked. */
    @Nullable Actor bearer(AccessToken token) {
        var session = check(token.session());
        if (session.isBehind(token)) {
            session = renew(token.session(), session);
        }
        return session.lives() && stands(token, session) ? session.actor() : null;
    }

    /** Whose cookie this is; nobody's, and why, when it is no good. */
    Actor cookie(String secret) {
        if (!OpaqueTokens.isSecret(secret)) {
            return new Actor.Anonymous(Actor.Reason.INVALID);
        }
        var hash = OpaqueTokens.hash(secret);
        var known = cookies.getIfPresent(ByteBuffer.wrap(hash));
        var session = known == null ? withCookie(hash) : known;
        if (session == null) {
            return new Actor.Anonymous(Actor.Reason.INVALID);
        }
        var its = check(session);
        // Another cookie took its place when the session moved.
        return ByteBuffer.wrap(hash).equals(its.cookie()) ? its.actor() : new Actor.Anonymous(Actor.Reason.REVOKED);
    }

    /** Whose session this is; nobody's, and why, when it has ended or has moved since that generation. */
    Actor at(SessionId id, int generation) {
        var session = check(id);
        if (session.lives() && session.generation() < generation) {
            session = renew(id, session);
        }
        return session.generation() == generation ? session.actor() : new Actor.Anonymous(Actor.Reason.REVOKED);
    }

    /** Makes this node look anew at once; the others do within the second. */
    public void forget(SessionId session) {
        checked.forget(session);
    }

    private Checked check(SessionId session) {
        return checked.get(session, this::isFresh, this::read);
    }

    /** Looks again at what was read a moment ago, unless that was looking again. */
    private Checked renew(SessionId session, Checked known) {
        return known.again() && isWithin(RENEWED, known)
                ? known
                : checked.getAfter(session, known, id -> read(id).readAgain());
    }

    private boolean isFresh(Checked known) {
        return isWithin(BELIEVED, known);
    }

    private boolean isWithin(Duration time, Checked known) {
        var now = clock.instant();
        return !now.isBefore(known.askedAt()) && now.isBefore(known.askedAt().plus(time));
    }

    private @Nullable SessionId withCookie(byte[] hash) {
        var now = clock.instant();
        var session = queries.withCookie(hash);
        if (session == null) {
            return null;
        }
        var id = session.session().id();
        cookies.put(ByteBuffer.wrap(hash), id);
        checked.put(id, checked(session, now), other -> other.askedAt().isAfter(now));
        return id;
    }

    private Checked read(SessionId id) {
        var now = clock.instant();
        var session = queries.any(id.value());
        return session == null
                ? new Checked(now, new Actor.Anonymous(Actor.Reason.REVOKED), 0, 0, null, false)
                : checked(session, now);
    }

    private Checked checked(SessionMember session, Instant now) {
        var hold = session.hold();
        if (!session.lives(now) || !mayGoOn(session, now)) {
            var why = session.open() && !now.isBefore(session.session().expiresAt())
                    ? Actor.Reason.EXPIRED
                    : Actor.Reason.REVOKED;
            return new Checked(now, new Actor.Anonymous(why), 0, hold.generation(), hold.cookie(), false);
        }
        if (hold.cookie() != null) {
            sessions.use(session.session().id(), hold.lastUsedAt());
        }
        var place = session.place();
        return new Checked(
                now,
                actors.of(session),
                place == null ? 0 : place.permsVersion(),
                hold.generation(),
                hold.cookie(),
                false);
    }

    /** Whoever acts as somebody else does so while both are what they were: a member, and somebody who may act as what they are now. */
    private boolean mayGoOn(SessionMember session, Instant now) {
        var by = session.standing().impersonatorSession();
        if (by == null) {
            return true;
        }
        var seat = session.seat();
        var own = seat == null ? null : queries.any(by);
        return seat != null && own != null && own.lives(now) && impersonation.isHeld(actors.of(own), seat);
    }

    private static boolean stands(AccessToken token, Checked session) {
        var actor = session.actor();
        var membership = actor instanceof Actor.Member member ? member.membership() : null;
        return token.user().value().equals(actor.userId())
                && token.generation() == session.generation()
                && same(token.tenant(), actor.tenantId())
                && same(token.membership(), membership)
                && token.permsVersion() == session.permsVersion()
                && session.cookie() == null;
    }

    private static boolean same(@Nullable UUID one, @Nullable UUID other) {
        return Objects.equals(one, other);
    }
}
