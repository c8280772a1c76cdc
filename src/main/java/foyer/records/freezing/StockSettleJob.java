package foyer.records.freezing;

import foyer.entitlements.Limit;
import foyer.jobs.JobDefinition;
import foyer.jobs.JobHandler;
import foyer.jobs.JobProgress;
import foyer.jobs.JobRun;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Jobs STOCK_SETTLE: freezes what a tenant has too much of and thaws what it has room for; one at a time in a tenant. */
@Component
class StockSettleJob implements JobHandler<StockSettleJob.Due, JobDefinition.Nothing> {

    static final String TYPE = "STOCK_SETTLE";

    private final ObjectProvider<StockFreezing> stocks;

    StockSettleJob(ObjectProvider<StockFreezing> stocks) {
        this.stocks = stocks;
    }

    record Due(Limit limit) {}

    @Override
    public JobDefinition<Due, JobDefinition.Nothing> definition() {
        return JobDefinition.internal(TYPE, Due.class).concurrency(1).quietly();
    }

    @Override
    public JobDefinition.Nothing run(JobRun run, Due input) {
        var stock = stocks.stream()
                .filter(one -> one.limit() == input.limit())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing is frozen of " + input.limit()));
        var settled = Objects.requireNonNullElse(run.state(Settled.class), Settled.NOTHING);
        while (!settled.done()) {
            var before = settled;
            settled = run.step(
                    new JobProgress(before.changed(), null, null),
                    () -> stock.next(run.id().value(), before));
        }
        return new JobDefinition.Nothing();
    }
}
