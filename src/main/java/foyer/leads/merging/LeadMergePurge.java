package foyer.leads.merging;

import foyer.jobs.EachTenant;
import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import foyer.leads.LeadRemoval;
import foyer.platform.database.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Forgets merges that are too old to be undone, and with them the leads that were merged, for good. */
@Component
class LeadMergePurge implements RecurringTask {

    private static final String NAME = "leads.purge_merges";
    private static final Duration DAILY = Duration.ofDays(1);
    private static final int BATCH = 100;

    private final MergePurgeQueries queries;
    private final LeadRemoval removal;
    private final Transactions transactions;
    private final Clock clock;

    LeadMergePurge(MergePurgeQueries queries, LeadRemoval removal, Transactions transactions, Clock clock) {
        this.queries = queries;
        this.removal = removal;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(DAILY);
    }

    @Override
    public void run() throws Exception {
        var before = clock.instant().minus(LeadMerge.KEPT);
        EachTenant.run(queries.tenantsBefore(before), NAME, () -> {
            var more = true;
            while (more) {
                more = transactions.write(() -> purge(before)) == BATCH;
            }
        });
    }

    private int purge(Instant before) {
        var merges = queries.lock(before, BATCH);
        if (!merges.isEmpty()) {
            removal.forget(queries.leads(merges));
            queries.delete(merges);
        }
        return merges.size();
    }
}
