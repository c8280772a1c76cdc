package foyer.tenancy.teams;

import foyer.jobs.JobDefinition;
import foyer.jobs.JobHandler;
import foyer.jobs.JobProgress;
import foyer.jobs.JobRun;
import foyer.tenancy.TeamRecords;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Jobs TEAM_CLEAR: takes from a deleted team what it looks after, of every module, many in a transaction, and forgets it
 * then. One job for all modules, since forgetting the team takes it from whatever still has it, and tells nobody.
 */
@Component
class TeamClearJob implements JobHandler<TeamClearJob.Clearing, TeamClearJob.Cleared> {

    static final String TYPE = "TEAM_CLEAR";

    private static final int AT_ONCE = 500;

    private final List<TeamRecords> modules;
    private final TeamWriteQueries writes;

    TeamClearJob(List<TeamRecords> modules, TeamWriteQueries writes) {
        this.modules = modules;
        this.writes = writes;
    }

    /** @param leads how many records it had, or as many as are counted; called as when they were leads only */
    record Clearing(TeamId team, int leads) {}

    /** @param leads how many records it has found so far; called as when they were leads only */
    record Cleared(int leads) {}

    @Override
    public JobDefinition<Clearing, Cleared> definition() {
        return JobDefinition.of(TYPE, Clearing.class, Cleared.class);
    }

    @Override
    public Cleared run(JobRun run, Clearing input) {
        var kept = run.state(Cleared.class);
        var cleared = kept == null ? new Cleared(0) : kept;
        for (var module : modules) {
            cleared = clear(run, input, module, cleared);
        }
        run.write(cleared, JobProgress.of(cleared.leads(), Math.max(cleared.leads(), 1)), () -> forget(input.team()));
        return cleared;
    }

    private static Cleared clear(JobRun run, Clearing input, TeamRecords module, Cleared before) {
        var cleared = before;
        for (var found = module.some(input.team(), AT_ONCE);
                !found.isEmpty();
                found = module.some(input.team(), AT_ONCE)) {
            var records = found;
            cleared = new Cleared(cleared.leads() + records.size());
            var progress = JobProgress.of(cleared.leads(), Math.max(cleared.leads(), input.leads()));
            run.write(cleared, progress, () -> {
                module.release(run.id().value(), input.team(), records);
                return records.size();
            });
        }
        return cleared;
    }

    private boolean forget(TeamId team) {
        writes.forget(team);
        return true;
    }
}
