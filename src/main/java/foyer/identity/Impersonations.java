package foyer.identity;

import foyer.platform.crypto.OpaqueTokens;
import foyer.platform.security.CurrentCaller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sessions by which somebody acts as their user: opened for a while that nothing prolongs, and what was before them. */
@Component
public class Impersonations {

    private final SessionQueries queries;
    private final IdentitySettings settings;
    private final Clock clock;

    Impersonations(SessionQueries queries, IdentitySettings settings, Clock clock) {
        this.queries = queries;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens a session of the calling user for somebody else.
     *
     * @param lasts how long it lives
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public SessionSecret open(
            Impersonator by,
            SessionId id,
            UserId user,
            UUID tenant,
            UUID membership,
            SessionTransport transport,
            Duration lasts) {
        var now = now();
        var caller = CurrentCaller.get();
        var secret = OpaqueTokens.create();
        var cookie = transport == SessionTransport.COOKIE ? secret : null;
        var end = now.plus(lasts);
        queries.insert(
                new NewSession(id, user, tenant, membership, caller.ip(), caller.userAgent(), now, cookie, by),
                end,
                end);
        if (transport == SessionTransport.BEARER) {
            queries.insertToken(user, id, secret.hash(), 1, null, now);
        }
        return new SessionSecret(transport, secret.text(), lasts);
    }

    /** Who acts by the caller's session as its user; null when that is the user. */
    public @Nullable Impersonation get(SessionId id) {
        return queries.impersonation(id);
    }

    /**
     * Gives a session of the calling user, whose browser's cookie held another one meanwhile, a cookie again.
     *
     * @return what the cookie holds; null when the session has ended or was held by tokens
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable SessionSecret resume(SessionId session) {
        var locked = queries.lock(session);
        var now = now();
        if (locked == null || !locked.lives(now) || locked.transport() == SessionTransport.BEARER) {
            return null;
        }
        var secret = OpaqueTokens.create();
        var idle = now.plus(settings.sessionIdle());
        queries.setCookie(session, secret.hash());
        queries.prolong(session, now, idle.isBefore(locked.endsAt()) ? idle : locked.endsAt());
        return new SessionSecret(SessionTransport.COOKIE, secret.text(), Duration.between(now, locked.endsAt()));
    }

    /** As PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
