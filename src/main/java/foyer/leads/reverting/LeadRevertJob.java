package foyer.leads.reverting;

import foyer.entitlements.EntitlementException;
import foyer.entitlements.Feature;
import foyer.files.FileId;
import foyer.jobs.JobDefinition;
import foyer.jobs.JobFailure;
import foyer.jobs.JobHandler;
import foyer.jobs.JobProgress;
import foyer.jobs.JobRun;
import foyer.leads.lists.ListFilling;
import foyer.leads.reverting.Revert.Input;
import foyer.leads.reverting.Revert.Report;
import foyer.leads.reverting.Revert.Stand;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes an import back, some leads in a transaction. Killed at any moment, it goes on with those that it had not come to.
 */
@Component
class LeadRevertJob implements JobHandler<Input, Report> {

    static final String TYPE = "IMPORT_REVERT";
    static final String PERMISSION = "LEADS_IMPORT";

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int AT_ONCE = 500;

    private final RevertQueries queries;
    private final RevertSteps steps;
    private final ListFilling lists;
    private final KeptFiles files;

    LeadRevertJob(RevertQueries queries, RevertSteps steps, ListFilling lists, KeptFiles files) {
        this.queries = queries;
        this.lists = lists;
        this.steps = steps;
        this.files = files;
    }

    @Override
    public JobDefinition<Input, Report> definition() {
        return JobDefinition.of(TYPE, Input.class, Report.class)
                .permission(PERMISSION)
                .module(Feature.MODULE_LEADS)
                .timeout(LONGEST)
                .concurrency(1);
    }

    @Override
    public Report run(JobRun run, Input input) throws IOException {
        var kept = run.state(Stand.class);
        var stand = kept == null ? Stand.START : kept;
        var total = stand.done() + queries.count(input.job(), stand.after());
        stand = unlisted(run, input, stand, total);
        while (stand.done() < total) {
            var next = next(run, input, stand, total);
            if (next.equals(stand)) {
                break;
            }
            stand = next;
        }
        return stand.report(file(run, input, stand), input.dryRun());
    }

    /** First of all, since leads that are removed come off every list. */
    private Stand unlisted(JobRun run, Input input, Stand before, long total) {
        var stand = before;
        if (input.dryRun()) {
            return stand.off() > 0
                    ? stand
                    : stand.without(lists.count(input.job().value()));
        }
        while (lists.count(input.job().value()) > 0) {
            var last = stand;
            stand = run.step(
                    JobProgress.of(last.done(), total),
                    () -> last.without(lists.takeOff(input.job().value(), AT_ONCE)));
        }
        return stand;
    }

    /** The same again when there is nothing more: another may have been at it. */
    private Stand next(JobRun run, Input input, Stand stand, long total) {
        var progress = JobProgress.of(Math.min(total, stand.done() + AT_ONCE), total);
        return run.step(progress, () -> {
            var next = input.dryRun()
                    ? steps.look(input.job(), stand, AT_ONCE)
                    : steps.step(run.id().value(), input.job(), stand, AT_ONCE);
            return next == null ? stand : next;
        });
    }

    private @Nullable FileId file(JobRun run, Input input, Stand stand) throws IOException {
        if (input.dryRun() || stand.kept() <= Revert.MOST_NAMED) {
            return null;
        }
        try {
            return files.write(run.id(), input.job());
        } catch (EntitlementException e) {
            throw JobFailure.finally_(LeadRevertErrorCode.STORAGE_FULL).causedBy(e);
        }
    }
}
