package foyer.leads.bulk;

import foyer.entitlements.Feature;
import foyer.jobs.JobDefinition;
import foyer.jobs.JobHandler;
import foyer.jobs.JobProgress;
import foyer.jobs.JobRun;
import foyer.leads.LeadHistory;
import foyer.leads.LeadId;
import foyer.leads.pipelines.PipelineQueries;
import foyer.leads.pipelines.StageClearing;
import foyer.leads.pipelines.StageId;
import foyer.leads.sla.FirstResponses;
import foyer.platform.time.TenantClock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Jobs STAGE_CLEAR: moves the leads of deleted stages to where they go, many in a transaction. No lead comes to them any more. */
@Component
class StageClearJob implements JobHandler<StageClearing, StageClearJob.Cleared> {

    private static final int AT_ONCE = 500;

    private final PipelineQueries pipelines;
    private final StageClearQueries queries;
    private final FirstResponses responses;
    private final LeadHistory history;
    private final TenantClock clock;

    StageClearJob(
            PipelineQueries pipelines,
            StageClearQueries queries,
            FirstResponses responses,
            LeadHistory history,
            TenantClock clock) {
        this.pipelines = pipelines;
        this.queries = queries;
        this.responses = responses;
        this.history = history;
        this.clock = clock;
    }

    /** @param leads how many it has found in the stages so far */
    record Cleared(int leads) {}

    @Override
    public JobDefinition<StageClearing, Cleared> definition() {
        return JobDefinition.of(StageClearing.TYPE, StageClearing.class, Cleared.class)
                .module(Feature.MODULE_LEADS);
    }

    @Override
    public Cleared run(JobRun run, StageClearing input) {
        var kept = run.state(Cleared.class);
        var cleared = kept == null ? new Cleared(0) : kept;
        for (var stage : input.stages()) {
            cleared = clear(run, input, stage, cleared);
        }
        return cleared;
    }

    private Cleared clear(JobRun run, StageClearing input, StageId stage, Cleared before) {
        var cleared = before;
        for (var found = queries.some(stage, AT_ONCE); !found.isEmpty(); found = queries.some(stage, AT_ONCE)) {
            var leads = found;
            cleared = new Cleared(cleared.leads() + leads.size());
            var progress = JobProgress.of(cleared.leads(), Math.max(cleared.leads(), input.leads()));
            run.write(cleared, progress, () -> move(run.id().value(), stage, leads));
        }
        return cleared;
    }

    /** How many of them are moved: some may have gone elsewhere meanwhile. */
    private int move(UUID job, StageId stage, List<UUID> found) {
        var leads = queries.lock(stage, found);
        if (leads.isEmpty()) {
            return 0;
        }
        var from = pipelines.stage(stage).orElseThrow();
        var to = pipelines.successor(stage);
        var at = clock.now();
        queries.move(leads, from, to, at);
        responses.owed(leads.stream().map(LeadId::new).toList(), at);
        history.restaged(job, leads, from, to);
        return leads.size();
    }
}
