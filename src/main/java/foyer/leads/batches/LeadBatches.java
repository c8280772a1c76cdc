package foyer.leads.batches;

import foyer.entitlements.Entitlements;
import foyer.leads.LeadHistory;
import foyer.leads.pipelines.PipelineQueries;
import foyer.platform.time.TenantClock;
import foyer.records.tags.Tags;
import foyer.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** Makes many leads at once, for imports and other jobs. */
@Component
public class LeadBatches {

    private final PipelineQueries pipelines;
    private final LeadBatchQueries queries;
    private final Tags tags;
    private final LeadHistory history;
    private final Tenancy tenancy;
    private final Entitlements entitlements;
    private final TenantClock clock;

    LeadBatches(
            PipelineQueries pipelines,
            LeadBatchQueries queries,
            Tags tags,
            LeadHistory history,
            Tenancy tenancy,
            Entitlements entitlements,
            TenantClock clock) {
        this.pipelines = pipelines;
        this.queries = queries;
        this.tags = tags;
        this.history = history;
        this.tenancy = tenancy;
        this.entitlements = entitlements;
        this.clock = clock;
    }

    /** Reads what all of them need, as the caller: stages, and what the tenant takes where a lead names nothing. */
    public LeadBatch open() {
        return new LeadBatch(
                pipelines.first(), pipelines.all(), tenancy.defaults(), queries, tags, history, entitlements, clock);
    }
}
