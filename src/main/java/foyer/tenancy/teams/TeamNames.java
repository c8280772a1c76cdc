package foyer.tenancy.teams;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The teams of the tenant acted in by their names, as files have them: no two have the same one, in whatever case. */
@Component
public class TeamNames {

    private final TeamQueries queries;

    TeamNames(TeamQueries queries) {
        this.queries = queries;
    }

    /** What each of these is called; one that is no more is absent. */
    public Map<TeamId, String> of(Collection<TeamId> ids) {
        return queries.byTeamIds(ids).values().stream().collect(Collectors.toMap(Team::id, Team::name));
    }

    /** All teams, each by the {@link #key} of its name. */
    public Map<String, TeamId> all() {
        return queries.all(TeamService.MAX_TEAMS).stream()
                .collect(Collectors.toMap(team -> key(team.name()), Team::id, (first, _) -> first));
    }

    /** What is the same of names that differ in case only. */
    public static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
