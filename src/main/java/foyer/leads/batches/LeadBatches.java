package foyer.leads.batches;

import foyer.entitlements.Entitlements;
import foyer.leads.LeadHistory;
import foyer.leads.assignment.LeadAssignment;
import foyer.leads.lists.ListFilling;
import foyer.leads.pipelines.PipelineQueries;
import foyer.leads.reverting.ImportLog;
import foyer.platform.time.TenantClock;
import foyer.records.fields.CustomValues;
import foyer.records.tags.Tags;
import foyer.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** Makes many leads at once, for imports and other jobs. */
@Component
public class LeadBatches {

    private final PipelineQueries pipelines;
    private final SettledLeads settling;
    private final LeadBatchQueries queries;
    private final LeadChangeQueries changes;
    private final Tags tags;
    private final CustomValues customValues;
    private final ListFilling lists;
    private final LeadAssignment assignment;
    private final RowTakers takers;
    private final LeadHistory history;
    private final ImportLog log;
    private final Tenancy tenancy;
    private final Entitlements entitlements;
    private final TenantClock clock;

    LeadBatches(
            PipelineQueries pipelines,
            SettledLeads settling,
            LeadBatchQueries queries,
            LeadChangeQueries changes,
            Tags tags,
            CustomValues customValues,
            ListFilling lists,
            LeadAssignment assignment,
            RowTakers takers,
            LeadHistory history,
            ImportLog log,
            Tenancy tenancy,
            Entitlements entitlements,
            TenantClock clock) {
        this.pipelines = pipelines;
        this.settling = settling;
        this.queries = queries;
        this.changes = changes;
        this.tags = tags;
        this.customValues = customValues;
        this.lists = lists;
        this.assignment = assignment;
        this.takers = takers;
        this.history = history;
        this.log = log;
        this.tenancy = tenancy;
        this.entitlements = entitlements;
        this.clock = clock;
    }

    /** Reads what all of them need, as the caller: stages, and what the tenant takes where a lead names nothing. */
    public LeadBatch open() {
        return new LeadBatch(
                settling,
                new StartStages(pipelines.first(), pipelines.all()),
                tenancy.defaults(),
                queries,
                changes,
                tags,
                customValues,
                lists,
                assignment,
                takers,
                history,
                log,
                entitlements,
                clock);
    }
}
