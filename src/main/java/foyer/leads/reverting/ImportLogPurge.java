package foyer.leads.reverting;

import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Forgets what imports did when they are too old to be taken back: leads as they were hold people's data. */
@Component
class ImportLogPurge implements RecurringTask {

    /** Told in the schema, of {@code leadImportRevert}. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final Duration DAILY = Duration.ofDays(1);
    private static final int BATCH = 1_000;

    private final ImportLogQueries queries;
    private final Clock clock;

    ImportLogPurge(ImportLogQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "leads.purge_import_changes";
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
