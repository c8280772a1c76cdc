package foyer.identity;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Everybody's accounts, for whoever runs the platform: found by address, closed and opened again. */
@Component
public class PlatformUsers {

    private final PlatformUserQueries queries;
    private final Clock clock;

    PlatformUsers(PlatformUserQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** Those whose address begins with this, by address; null for all. */
    public Connection<PlatformUser> page(@Nullable String search, PageRequest page) {
        return queries.page(search, page);
    }

    /** Null when there is none. */
    public @Nullable PlatformUser get(UserId id) {
        return queries.get(id);
    }

    /**
     * Closes the account of the user as whom the caller acts.
     *
     * @return whether it was open
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean close(UserId id, String reason) {
        return queries.close(id, reason, now());
    }

    /**
     * Opens the account of the user as whom the caller acts again.
     *
     * @return whether it was closed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean reopen(UserId id) {
        return queries.reopen(id, now());
    }

    /** As PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
