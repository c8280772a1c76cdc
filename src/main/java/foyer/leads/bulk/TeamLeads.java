package foyer.leads.bulk;

import foyer.audit.Audit;
import foyer.leads.Lead;
import foyer.leads.LeadBulkEvent;
import foyer.platform.events.Events;
import foyer.platform.time.TenantClock;
import foyer.records.Activities;
import foyer.records.Deed;
import foyer.records.Subject;
import foyer.tenancy.TeamRecords;
import foyer.tenancy.teams.TeamId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The leads of a team that is deleted: taken from it with one event and one audit row for many, and a timeline each. */
@Component
class TeamLeads implements TeamRecords {

    private final TeamClearQueries queries;
    private final Events events;
    private final Audit audit;
    private final Activities activities;
    private final TenantClock clock;

    TeamLeads(TeamClearQueries queries, Events events, Audit audit, Activities activities, TenantClock clock) {
        this.queries = queries;
        this.events = events;
        this.audit = audit;
        this.activities = activities;
        this.clock = clock;
    }

    @Override
    public int count(TeamId team, int most) {
        return queries.count(team, most);
    }

    @Override
    public List<UUID> some(TeamId team, int most) {
        return queries.some(team, most);
    }

    @Override
    public void release(UUID job, TeamId team, List<UUID> records) {
        var leads = queries.clear(team, records, clock.now());
        if (leads.isEmpty()) {
            return;
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
    }
}
