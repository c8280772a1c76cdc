package foyer.leads.bulkupdates;

import foyer.entitlements.Feature;
import foyer.jobs.JobDefinition;
import foyer.jobs.JobHandler;
import foyer.jobs.JobProgress;
import foyer.jobs.JobRun;
import foyer.leads.LeadId;
import foyer.leads.LeadQueries;
import foyer.leads.bulkupdates.BulkUpdate.Input;
import foyer.leads.bulkupdates.BulkUpdate.Report;
import foyer.leads.bulkupdates.BulkUpdate.Stand;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the same changes to many leads, some in a transaction. Killed at any moment, it goes on with those it had not come to. */
@Component
class BulkUpdateJob implements JobHandler<Input, Report> {

    static final String TYPE = "BULK_UPDATE";

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int AT_ONCE = 500;

    private final BulkQueries queries;
    private final BulkSteps steps;

    BulkUpdateJob(BulkQueries queries, BulkSteps steps) {
        this.queries = queries;
        this.steps = steps;
    }

    @Override
    public JobDefinition<Input, Report> definition() {
        return JobDefinition.of(TYPE, Input.class, Report.class)
                .permission(LeadQueries.WRITE)
                .module(Feature.MODULE_LEADS)
                .timeout(LONGEST);
    }

    @Override
    public Report run(JobRun run, Input input) {
        var kept = run.state(Stand.class);
        Stand stand = kept == null ? Stand.START : kept;
        var left = left(input, stand);
        var total = left == null ? null : (long) stand.done() + left;
        for (var ids = next(input, stand); !ids.isEmpty(); ids = next(input, stand)) {
            var these = ids;
            var before = stand;
            var done = stand.done() + these.size();
            stand = run.step(
                    new JobProgress(done, total == null ? null : Math.max(done, total), null),
                    () -> steps.step(run.id().value(), input, these, before));
        }
        return stand.report();
    }

    /** Null when they are too many to be counted. */
    private @Nullable Integer left(Input input, Stand stand) {
        if (input.filter() != null) {
            return queries.count(input.filter(), input.before(), stand.after());
        }
        return ids(input).size() - stand.done();
    }

    private List<UUID> next(Input input, Stand stand) {
        if (input.filter() != null) {
            return queries.next(input.filter(), input.before(), stand.after(), AT_ONCE);
        }
        var ids = ids(input);
        return ids.subList(stand.done(), Math.min(ids.size(), stand.done() + AT_ONCE)).stream()
                .map(LeadId::value)
                .toList();
    }

    private static List<LeadId> ids(Input input) {
        return input.ids() == null ? List.of() : input.ids();
    }
}
