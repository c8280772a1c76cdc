package foyer.entitlements;

import java.time.Clock;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives back reservations that nobody committed, and deletes periods that are long over; on every node, each skipping
 * what another is at. A counter that is full gives back its own at once, so this is for what is shown only.
 */
@Component
class ReservationSweep {

    /** Counters, or rows, of a statement, so that it never locks for long. */
    private static final int AT_ONCE = 200;

    /** Statements in a row. */
    private static final int TIMES = 50;

    private final SweepQueries queries;
    private final EntitlementSettings settings;
    private final Clock clock;

    ReservationSweep(SweepQueries queries, EntitlementSettings settings, Clock clock) {
        this.queries = queries;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void giveBack() {
        repeat(() -> queries.giveBack(AT_ONCE));
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void purge() {
        var now = clock.instant();
        var ended = now.minus(settings.periodsKept());
        var expired = now.minus(settings.expiredKept());
        repeat(() -> queries.purge(ended, expired, AT_ONCE));
    }

    /** Until there is nothing left to do, or for so many times. */
    private static void repeat(IntSupplier statement) {
        boolean _ = IntStream.generate(statement).limit(TIMES).allMatch(done -> done > 0);
    }
}
