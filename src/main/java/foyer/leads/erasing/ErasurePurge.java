package foyer.leads.erasing;

import foyer.audit.Audit;
import foyer.jobs.EachTenant;
import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import foyer.leads.Lead;
import foyer.leads.LeadId;
import foyer.leads.LeadRemoval;
import foyer.platform.database.Transactions;
import foyer.records.Activities;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Removes for good what is kept of erased leads once they can come back no more, and of those that were merged into them; an
 * erasure in each transaction, so that a node that dies leaves the rest to the next.
 */
@Component
class ErasurePurge implements RecurringTask {

    private static final String NAME = "leads.purge_erased";
    private static final Duration HOURLY = Duration.ofHours(1);

    /** What the log tells of one lead by these may be another's. */
    private static final List<String> OF_TWO = List.of("lead.merge", "lead.merge_undo");

    private final ErasurePurgeQueries queries;
    private final ErasedLeadQueries leads;
    private final LeadRemoval removal;
    private final ErasedPapers papers;
    private final Activities activities;
    private final Transactions transactions;
    private final Audit audit;
    private final Clock clock;

    ErasurePurge(
            ErasurePurgeQueries queries,
            ErasedLeadQueries leads,
            LeadRemoval removal,
            ErasedPapers papers,
            Activities activities,
            Transactions transactions,
            Audit audit,
            Clock clock) {
        this.queries = queries;
        this.leads = leads;
        this.removal = removal;
        this.papers = papers;
        this.activities = activities;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(HOURLY);
    }

    @Override
    public void run() throws Exception {
        var now = clock.instant();
        EachTenant.run(queries.tenants(now), NAME, () -> purgeAll(now));
    }

    /** One that fails keeps none of the others waiting; it is tried again the next time. */
    private void purgeAll(Instant now) {
        RuntimeException first = null;
        for (var due = queries.due(now, null); !due.isEmpty(); due = queries.due(now, due.getLast())) {
            for (var erasure : due) {
                try {
                    transactions.run(() -> purge(erasure, now));
                } catch (RuntimeException e) {
                    first = first == null ? e : first;
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void purge(LeadErasureId erasure, Instant now) {
        if (!queries.lock(erasure, now)) {
            return;
        }
        var erased = leads.leads(erasure);
        forget(removal.withAllMerged(erased));
        leads.delete(erasure);
        queries.purged(erasure, now);
        audit.record("lead.erase_purge", LeadErasure.TYPE, erasure.value(), Map.of("leads", erased.size()));
    }

    private void forget(List<UUID> all) {
        papers.forget(all);
        removal.forget(all);
        activities.forgetWords(Lead.TYPE, all);
        leads.deleteImports(all.toArray(UUID[]::new));
        audit.erase(Lead.TYPE, all);
        audit.eraseNamed(
                Lead.TYPE,
                OF_TWO,
                all.stream().map(id -> new LeadId(id).toString()).toList());
    }
}
