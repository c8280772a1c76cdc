package foyer.tenancy.roles;

import foyer.platform.graphql.NodeSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds a {@link CustomRole} for {@code node(id)}. */
@Component
class RoleNodes implements NodeSource {

    private final RoleQueries queries;

    RoleNodes(RoleQueries queries) {
        this.queries = queries;
    }

    @Override
    public String prefix() {
        return CustomRoleId.PREFIX;
    }

    @Override
    public String rootField() {
        return "customRole";
    }

    @Override
    public Map<UUID, CustomRole> byIds(Collection<UUID> ids) {
        return queries.byIds(ids);
    }
}
