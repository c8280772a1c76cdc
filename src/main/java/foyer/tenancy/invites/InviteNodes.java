package foyer.tenancy.invites;

import foyer.platform.graphql.NodeSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds an {@link Invite} for {@code node(id)}. */
@Component
class InviteNodes implements NodeSource {

    private final InviteQueries queries;

    InviteNodes(InviteQueries queries) {
        this.queries = queries;
    }

    @Override
    public String prefix() {
        return InviteId.PREFIX;
    }

    @Override
    public String rootField() {
        return "invite";
    }

    @Override
    public Map<UUID, Invite> byIds(Collection<UUID> ids) {
        return queries.byIds(ids);
    }
}
