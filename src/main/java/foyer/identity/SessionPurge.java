package foyer.identity;

import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes sessions and their tokens so long after they ran out that nobody asks any more why one is refused,
 * and devices are remembered by them ({@link Devices}). A
 * person's newest session stays: it says which tenant they were in last.
 */
@Component
class SessionPurge implements RecurringTask {

    private static final Logger LOG = LoggerFactory.getLogger(SessionPurge.class);
    private static final Duration HOURLY = Duration.ofHours(1);
    private static final int BATCH = 1_000;

    private final SessionPurgeQueries queries;
    private final Clock clock;

    SessionPurge(SessionPurgeQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "identity.purge_sessions";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(HOURLY);
    }

    @Override
    public void run() {
        var before = clock.instant().minus(Devices.REMEMBERED);
        var deleted = 0;
        for (var batch = BATCH; batch == BATCH; ) {
            batch = queries.deleteOver(before, BATCH);
            deleted += batch;
        }
        LOG.debug("deleted {} sessions", deleted);
    }
}
