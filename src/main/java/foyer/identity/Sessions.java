package foyer.identity;

import foyer.platform.crypto.OpaqueTokens;
import foyer.platform.crypto.Secret;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.security.CurrentCaller;
import foyer.platform.web.CookieAnswer;
import java.time.Clock;
import java.time.Duration;
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
 *
 * <p>A browser's session has no tokens: its cookie holds one secret for as long as it stays in its tenant, and moves on
 * with its use.
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
        record Renewed(SessionSecret next) implements Rotation {}

        /** The session has ended before. */
        record Over() implements Rotation {}

        /** The token was used before: the session ends now. */
        record Reused() implements Rotation {}
    }

    /** The session that a refresh token belongs to, null for none. Asked before anyone is known. */
    public @Nullable Holder holderOf(Secret refreshToken) {
        return queries.holderOf(OpaqueTokens.hash(refreshToken.reveal()));
    }

    /** The tenant of the session that the user themselves opened last; null when there was none. Asked before anyone is known. */
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
     * @param longest how long it lives at most, however often it is used; null for as long as the settings let it
     * @return its first refresh token, or what its cookie holds
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public SessionSecret open(
            SessionId id,
            UserId user,
            @Nullable UUID tenant,
            @Nullable UUID membership,
            SessionTransport transport,
            @Nullable Duration longest) {
        var now = now();
        var lasts = shorter(settings.sessionLongest(), longest);
        var caller = CurrentCaller.get();
        var secret = OpaqueTokens.create();
        var cookie = transport == SessionTransport.COOKIE ? secret : null;
        queries.insert(
                new NewSession(id, user, tenant, membership, caller.ip(), caller.userAgent(), now, cookie, null),
                now.plus(shorter(settings.sessionIdle(), lasts)),
                now.plus(lasts));
        if (transport == SessionTransport.BEARER) {
            queries.insertToken(user, id, secret.hash(), 1, null, now);
        }
        return new SessionSecret(transport, secret.text(), lasts);
    }

    /** Ends whatever stands in this tenant and belongs to somebody without a second factor. */
    public void endWithoutFactor(UUID tenant) {
        queries.expireWithoutFactor(tenant, now());
    }

    /**
     * Notes that a cookie's session is used and prolongs it, unless that was done a moment ago. Asked before anyone is
     * known.
     *
     * @return whether it was noted now
     */
    public boolean use(SessionId session, Instant lastUsedAt) {
        var now = now();
        var before = now.minus(settings.cookieNoted());
        return !lastUsedAt.isAfter(before) && queries.use(session, now, before, now.plus(settings.sessionIdle()));
    }

    /** Uses a refresh token of the calling user; what comes of it has to be committed, a refusal too. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Rotation rotate(Holder holder, Secret refreshToken) {
        var locked = queries.lock(holder.session());
        var now = now();
        if (locked == null || !locked.lives(now) || locked.transport() == SessionTransport.COOKIE) {
            return new Rotation.Over();
        }
        var used = queries.token(OpaqueTokens.hash(refreshToken.reveal()));
        var newest = queries.newest(holder.user(), holder.session());
        if (!isUsable(used, newest, now)) {
            queries.revoke(holder.session(), RevocationReason.REUSED, now);
            return new Rotation.Reused();
        }
        var next = renew(holder.user(), locked, newest.generation(), used, now);
        return new Rotation.Renewed(bearer(locked, next, now));
    }

    /**
     * Makes another tenant the session's: its newest refresh token counts as used, its cookie and its access tokens are
     * void.
     *
     * @param transport how it is held from now on; null for as before
     * @param longest how long it lives there at most, however often it is used; null for as long as it would have
     * @return the next refresh token or what the cookie holds now, null when the session has ended
     * @throws ApiException BAD_USER_INPUT when a cookie's secret would be handed to scripts, or the answer cannot set one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable SessionSecret move(
            Holder holder,
            UUID tenant,
            UUID membership,
            @Nullable SessionTransport transport,
            @Nullable Duration longest) {
        var before = queries.lock(holder.session());
        var now = now();
        if (before == null || !before.lives(now)) {
            return null;
        }
        var locked = longest == null ? before : before.endingBy(now.plus(longest));
        if (locked.transport() == SessionTransport.COOKIE && transport == SessionTransport.BEARER) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "session.staysCookie");
        }
        queries.move(holder.session(), tenant, membership, locked.endsAt());
        if (locked.transport() == SessionTransport.BEARER && transport != SessionTransport.COOKIE) {
            var newest = queries.newest(holder.user(), holder.session());
            return bearer(locked, renew(holder.user(), locked, newest.generation(), newest, now), now);
        }
        CookieAnswer.require();
        var secret = OpaqueTokens.create();
        queries.setCookie(holder.session(), secret.hash());
        queries.prolong(holder.session(), now, idleEnd(locked, now));
        return new SessionSecret(SessionTransport.COOKIE, secret.text(), Duration.between(now, locked.endsAt()));
    }

    /**
     * Takes a session of the calling user out of whatever other tenant it stands in, where the user may have left: else it
     * would act there as soon as they come back.
     *
     * @param tenant where it may stay; null for nowhere
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void leaveUnless(SessionId session, @Nullable UUID tenant) {
        queries.leaveUnless(session, tenant);
    }

    /**
     * Ends a session of the calling user: nothing of it works again.
     *
     * @return how it was held; null when there is no such session
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable SessionTransport end(SessionId session) {
        var locked = queries.lock(session);
        queries.revoke(session, RevocationReason.SIGNED_OUT, now());
        return locked == null ? null : locked.transport();
    }

    /**
     * Ends a session of the calling user whose cookie holds another one now.
     *
     * @return whether it was a cookie's, and lived
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean replace(SessionId session) {
        return queries.revokeCookie(session, RevocationReason.REPLACED, now());
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
        queries.prolong(session.id(), now, idleEnd(session, now));
        var token = OpaqueTokens.create();
        queries.insertToken(user, session.id(), token.hash(), newest + 1, used.generation(), now);
        return token.text();
    }

    private Instant idleEnd(LockedSession session, Instant now) {
        var idle = now.plus(settings.sessionIdle());
        return idle.isBefore(session.endsAt()) ? idle : session.endsAt();
    }

    private static Duration shorter(Duration one, @Nullable Duration other) {
        return other != null && other.compareTo(one) < 0 ? other : one;
    }

    private static SessionSecret bearer(LockedSession session, Secret token, Instant now) {
        return new SessionSecret(SessionTransport.BEARER, token, Duration.between(now, session.endsAt()));
    }

    /** As PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
