package foyer.identity;

import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes one-time tokens a month after they ended; by then nobody asks any more what became of a link. */
@Component
class OneTimeTokenPurge implements RecurringTask {

    private static final Duration HOURLY = Duration.ofHours(1);
    private static final int BATCH = 1_000;

    private final OneTimeTokens tokens;

    OneTimeTokenPurge(OneTimeTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "identity.purge_one_time_tokens";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(HOURLY);
    }

    @Override
    public void run() {
        for (var batch = BATCH; batch == BATCH; ) {
            batch = tokens.purge(BATCH);
        }
    }
}
