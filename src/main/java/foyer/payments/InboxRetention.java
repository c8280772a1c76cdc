package foyer.payments;

import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes webhooks that were applied or ignored 90 days ago, some at a time; those that were given up stay. */
@Component
class InboxRetention implements RecurringTask {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration OFTEN = Duration.ofHours(6);
    private static final int AT_ONCE = 1000;
    private static final int ROUNDS = 1000;

    private final InboxQueries queries;

    InboxRetention(InboxQueries queries) {
        this.queries = queries;
    }

    @Override
    public String name() {
        return "payments.inbox_retention";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(OFTEN);
    }

    @Override
    public void run() {
        var deleted = AT_ONCE;
        for (var round = 0; round < ROUNDS && deleted == AT_ONCE; round++) {
            deleted = queries.deleteEnded(KEPT, AT_ONCE);
        }
    }
}
