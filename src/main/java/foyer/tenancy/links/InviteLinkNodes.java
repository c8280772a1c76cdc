package foyer.tenancy.links;

import foyer.platform.graphql.NodeSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds an {@link InviteLink} for {@code node(id)}. */
@Component
class InviteLinkNodes implements NodeSource {

    private final InviteLinkQueries queries;

    InviteLinkNodes(InviteLinkQueries queries) {
        this.queries = queries;
    }

    @Override
    public String prefix() {
        return InviteLinkId.PREFIX;
    }

    @Override
    public String rootField() {
        return "inviteLink";
    }

    @Override
    public Map<UUID, InviteLink> byIds(Collection<UUID> ids) {
        return queries.byIds(ids);
    }
}
