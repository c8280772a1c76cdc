package foyer.transfer;

import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes refused rows of imports that never came to writing their file: those cancelled, failed or dead. */
@Component
class ImportErrorPurge implements RecurringTask {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration DAILY = Duration.ofDays(1);
    private static final int BATCH = 1_000;

    private final ImportErrorQueries queries;
    private final Clock clock;

    ImportErrorPurge(ImportErrorQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "transfer.purge_import_errors";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(DAILY);
    }

    @Override
    public void run() {
        var before = clock.instant().minus(KEPT);
        var more = true;
        while (more) {
            more = queries.deleteBefore(before, BATCH);
        }
    }
}
