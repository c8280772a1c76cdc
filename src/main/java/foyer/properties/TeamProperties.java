package foyer.properties;

import foyer.platform.time.TenantClock;
import foyer.tenancy.TeamRecords;
import foyer.tenancy.teams.TeamId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The properties of a team that is deleted. */
@Component
class TeamProperties implements TeamRecords {

    private final TeamPropertyQueries queries;
    private final PropertyHistory history;
    private final TenantClock clock;

    TeamProperties(TeamPropertyQueries queries, PropertyHistory history, TenantClock clock) {
        this.queries = queries;
        this.history = history;
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
        var properties = queries.clear(team, records, clock.now());
        if (!properties.isEmpty()) {
            history.teamCleared(job, team, properties);
        }
    }
}
