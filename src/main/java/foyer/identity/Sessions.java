package foyer.identity;

import foyer.platform.crypto.OpaqueTokens;
import foyer.platform.crypto.Secret;
import foyer.platform.security.CurrentCaller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sessions and the refresh tokens that prolong them. A session is a family: each use of its newest token makes the
 * next one, and what is used that should not be ends all of them (spec/identity.md, "Refresh rotation"). Whatever
 * changes a session locks its row first, so that concurrent uses happen one after the other.
 *
 * <p>A client that lost an answer sends the same token again. It gets another new one, and the one that was lost is
 * void: were it answered twice, a thief who shares the client's rhythm would never be found out. So of two who hold
 * one token, the one who comes second voids what the first has, and the next use of that ends the session for both.
 */
@Component
public class Sessions {

    private final SessionQueries queries;
    private final IdentitySettings settings;
    private final Clock clock;

    Sessions(SessionQueries queries, IdentitySettings settings, Clock clock) {
        this.queries = queries;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whose a refresh token is, used or not. */
    public record Holder(UserId user, SessionId session) {}

    /** What came of the use of a refresh token. */
    public sealed interface Rotation {

        /** The session goes on with this token. */
        record Renewed(Secret refreshToken) implements Rotation {}

        /** The session has ended before. */
        record Over() implements Rotation {}

        /** The token was used before: the session ends now. */
        record Reused() implements Rotation {}
    }

    /** The session that a refresh token belongs to, null for none. Asked before anyone is known. */
    public @Nullable Holder holderOf(Secret refreshToken) {
        return queries.holderOf(OpaqueTokens.hash(refreshToken.reveal()));
    }

    /** The tenant of the session that the user opened last; null when there was none. Asked before anyone is known. */
    public @Nullable UUID lastTenant(UserId user) {
        return queries.lastTenant(user);
    }

    /** The caller's own session; null for anybody else's. */
    public @Nullable Session get(SessionId id) {
        return queries.session(id);
    }

    /**
     * Opens a session of the calling user, in a tenant or in none.
     *
     * @return its first refresh token
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Secret open(SessionId id, UserId user, @Nullable UUID tenant, @Nullable UUID membership) {
        var now = now();
        var caller = CurrentCaller.get();
        queries.insert(
                new NewSession(id, user, tenant, membership, caller.ip(), caller.userAgent(), now),
                now.plus(settings.sessionIdle()),
                now.plus(settings.sessionLongest()));
        var token = OpaqueTokens.create();
        queries.insertToken(user, id, token.hash(), 1, null, now);
        return token.text();
    }

    /** Uses a refresh token of the calling user; what comes of it has to be committed, a refusal too. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Rotation rotate(Holder holder, Secret refreshToken) {
        var locked = queries.lock(holder.session());
        var now = now();
        if (locked == null || !locked.lives(now)) {
            return new Rotation.Over();
        }
        var used = queries.token(OpaqueTokens.hash(refreshToken.reveal()));
        var newest = queries.newest(holder.user(), holder.session());
        if (!isUsable(used, newest, now)) {
            queries.revoke(holder.session(), RevocationReason.REUSED, now);
            return new Rotation.Reused();
        }
        return new Rotation.Renewed(renew(holder.user(), locked, newest.generation(), used, now));
    }

    /**
     * Makes another tenant the session's: its newest refresh token counts as used.
     *
     * @return the next refresh token, null when the session has ended
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable Secret move(Holder holder, UUID tenant, UUID membership) {
        var locked = queries.lock(holder.session());
        var now = now();
        if (locked == null || !locked.lives(now)) {
            return null;
        }
        var newest = queries.newest(holder.user(), holder.session());
        queries.setTenant(holder.session(), tenant, membership);
        return renew(holder.user(), locked, newest.generation(), newest, now);
    }

    /** Ends a session of the calling user: nothing of it works again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(SessionId session) {
        queries.revoke(session, RevocationReason.SIGNED_OUT, now());
    }

    /** The newest, or the newest one's parent shortly after its first use. */
    private boolean isUsable(RefreshToken used, RefreshToken newest, Instant now) {
        if (used.generation() == newest.generation()) {
            return true;
        }
        return Integer.valueOf(used.generation()).equals(newest.parentGeneration())
                && used.usedAt() != null
                && !now.isAfter(used.usedAt().plus(settings.refreshGrace()));
    }

    private Secret renew(UserId user, LockedSession session, int newest, RefreshToken used, Instant now) {
        if (used.usedAt() == null) {
            queries.markUsed(user, session.id(), used.generation(), now);
        }
        var idle = now.plus(settings.sessionIdle());
        queries.prolong(session.id(), now, idle.isBefore(session.endsAt()) ? idle : session.endsAt());
        var token = OpaqueTokens.create();
        queries.insertToken(user, session.id(), token.hash(), newest + 1, used.generation(), now);
        return token.text();
    }

    /** As PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
