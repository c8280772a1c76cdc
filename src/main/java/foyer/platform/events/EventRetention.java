package foyer.platform.events;

import foyer.platform.database.EventPartitions;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes partitions ahead of time and drops whole days of events that are old enough, of which each has its position and
 * each listener has handled its own. First the cursors of those events expire, then the events are dropped.
 */
@Component
class EventRetention {

    private static final Logger LOG = LoggerFactory.getLogger(EventRetention.class);

    /** Listeners that are here say so each hour: shorter than this may be a pause. */
    private static final Duration A_DAY = Duration.ofDays(1);

    private final EventQueries queries;
    private final ListenerQueries listeners;
    private final EventPartitions partitions;
    private final EventSettings settings;
    private final Clock clock;

    EventRetention(
            EventQueries queries,
            ListenerQueries listeners,
            EventPartitions partitions,
            EventSettings settings,
            Clock clock) {
        this.queries = queries;
        this.listeners = listeners;
        this.partitions = partitions;
        this.settings = settings;
        this.clock = clock;
    }

    /** On every node; the first to come does it. What cannot be done now is done an hour later. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void tend() {
        var before = clock.instant().minus(settings.kept()).truncatedTo(ChronoUnit.DAYS);
        var unseen = settings.kept().compareTo(A_DAY) < 0 ? A_DAY : settings.kept();
        listeners.forget(unseen);
        var keptAfter = queries.expire(before, listeners.handledByAll());
        try {
            partitions.tend(before, keptAfter);
        } catch (DataAccessException e) {
            LOG.warn("partitions of events are tended the next time", e);
        }
    }
}
