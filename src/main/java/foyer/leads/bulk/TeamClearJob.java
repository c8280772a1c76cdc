package foyer.leads.bulk;

import foyer.audit.Audit;
import foyer.jobs.JobDefinition;
import foyer.jobs.JobHandler;
import foyer.jobs.JobProgress;
import foyer.jobs.JobRun;
import foyer.leads.Lead;
import foyer.leads.LeadBulkEvent;
import foyer.platform.events.Events;
import foyer.platform.time.TenantClock;
import foyer.records.Activities;
import foyer.records.Deed;
import foyer.records.Subject;
import foyer.tenancy.teams.DeletedTeams;
import foyer.tenancy.teams.TeamId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Jobs TEAM_CLEAR: takes from a deleted team its leads, many in a transaction, and forgets it then. No lead comes to it any more. */
@Component
class TeamClearJob implements JobHandler<TeamClearJob.Clearing, TeamClearJob.Cleared> {

    static final String TYPE = "TEAM_CLEAR";

    private static final int AT_ONCE = 500;

    private final TeamClearQueries queries;
    private final DeletedTeams teams;
    private final Events events;
    private final Audit audit;
    private final Activities activities;
    private final TenantClock clock;

    TeamClearJob(
            TeamClearQueries queries,
            DeletedTeams teams,
            Events events,
            Audit audit,
            Activities activities,
            TenantClock clock) {
        this.queries = queries;
        this.teams = teams;
        this.events = events;
        this.audit = audit;
        this.activities = activities;
        this.clock = clock;
    }

    /** @param leads how many it had, or as many as are counted */
    record Clearing(TeamId team, int leads) {}

    /** @param leads how many it has found so far */
    record Cleared(int leads) {}

    @Override
    public JobDefinition<Clearing, Cleared> definition() {
        return JobDefinition.of(TYPE, Clearing.class, Cleared.class);
    }

    @Override
    public Cleared run(JobRun run, Clearing input) {
        var kept = run.state(Cleared.class);
        var cleared = kept == null ? new Cleared(0) : kept;
        for (var found = queries.some(input.team(), AT_ONCE);
                !found.isEmpty();
                found = queries.some(input.team(), AT_ONCE)) {
            var leads = found;
            cleared = new Cleared(cleared.leads() + leads.size());
            var progress = JobProgress.of(cleared.leads(), Math.max(cleared.leads(), input.leads()));
            run.write(cleared, progress, () -> clear(run.id().value(), input.team(), leads));
        }
        run.write(cleared, JobProgress.of(cleared.leads(), Math.max(cleared.leads(), 1)), () -> forget(input.team()));
        return cleared;
    }

    private int clear(UUID job, TeamId team, List<UUID> found) {
        var leads = queries.clear(team, found, clock.now());
        if (leads.isEmpty()) {
            return 0;
        }
        events.publish(new LeadBulkEvent(job, leads.size()));
        audit.record(
                "lead.team_clear",
                Lead.TYPE,
                null,
                Map.of("job", job.toString(), "team", team.toString(), "leads", leads.size()));
        activities.record(leads.stream()
                .map(lead -> Deed.changed(new Subject(Lead.TYPE, lead), List.of("team")))
                .toList());
        return leads.size();
    }

    private boolean forget(TeamId team) {
        teams.forget(team);
        return true;
    }
}
