package foyer.identity;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All sessions of the calling user that live: to be looked at, and to be ended one by one or all at once. */
@Component
public class OpenSessions {

    private final OpenSessionQueries queries;
    private final Clock clock;

    OpenSessions(OpenSessionQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * A session that was just ended, and where it stood.
     *
     * @param tenant null together with the membership when it was in none
     * @param cookie whether a browser's cookie held it
     */
    public record Ended(
            SessionId id, @Nullable UUID tenant, @Nullable UUID membership, boolean cookie) {}

    /** The user's sessions that live, the one opened last first. */
    public Connection<Session> page(UserId user, PageRequest page) {
        return queries.page(user, clock.instant(), page);
    }

    /** Ends one of the calling user's sessions; null when they have none of this id that lives. */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable Ended end(UserId user, SessionId session, RevocationReason why) {
        return queries.end(user, session, why, now());
    }

    /**
     * Ends the calling user's sessions that live.
     *
     * @param but the one that goes on; null for none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Ended> endAll(UserId user, @Nullable SessionId but, RevocationReason why) {
        return queries.endAll(user, but, why, now());
    }

    /** As PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
