package foyer.tenancy.teams;

import foyer.platform.graphql.NodeSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds a {@link Team} for {@code node(id)}. */
@Component
class TeamNodes implements NodeSource {

    private final TeamQueries queries;

    TeamNodes(TeamQueries queries) {
        this.queries = queries;
    }

    @Override
    public String prefix() {
        return TeamId.PREFIX;
    }

    @Override
    public String rootField() {
        return "team";
    }

    @Override
    public Map<UUID, Team> byIds(Collection<UUID> ids) {
        return queries.byIds(ids);
    }
}
