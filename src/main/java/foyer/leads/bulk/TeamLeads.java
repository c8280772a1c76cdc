package foyer.leads.bulk;

import foyer.jobs.Job;
import foyer.jobs.Jobs;
import foyer.jobs.NewJob;
import foyer.tenancy.TeamRecords;
import foyer.tenancy.teams.TeamId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The leads of a team that is deleted: a job takes them from it, however many. */
@Component
class TeamLeads implements TeamRecords {

    /** What counting them tells is how far the job is, which may not take long. */
    private static final int MAX_COUNTED = 100_000;

    private final TeamClearQueries queries;
    private final Jobs jobs;

    TeamLeads(TeamClearQueries queries, Jobs jobs) {
        this.queries = queries;
        this.jobs = jobs;
    }

    @Override
    public @Nullable Job release(TeamId team) {
        var leads = queries.count(team, MAX_COUNTED);
        return leads == 0 ? null : jobs.create(NewJob.of(TeamClearJob.TYPE, new TeamClearJob.Clearing(team, leads)));
    }
}
