package foyer.leads.board;

import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Folds what was counted of leads, so that few rows are added up when somebody looks at a board. */
@Component
class StageCountFold implements RecurringTask {

    private static final Duration OFTEN = Duration.ofSeconds(10);

    /** Fewer are added up as fast as they are. */
    private static final int A_FEW = 200;

    private static final int AT_ONCE = 5_000;

    private final StageCountQueries queries;

    StageCountFold(StageCountQueries queries) {
        this.queries = queries;
    }

    @Override
    public String name() {
        return "leads.fold_stage_counts";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(OFTEN);
    }

    @Override
    public void run() {
        var folded = AT_ONCE;
        while (folded == AT_ONCE) {
            folded = queries.fold(A_FEW, AT_ONCE);
        }
    }
}
