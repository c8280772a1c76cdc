package foyer.tenancy.members;

import foyer.platform.graphql.NodeSource;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds a {@link Membership} for {@code node(id)}. */
@Component
class MembershipNodes implements NodeSource {

    private final MembershipQueries queries;

    MembershipNodes(MembershipQueries queries) {
        this.queries = queries;
    }

    @Override
    public String prefix() {
        return MembershipId.PREFIX;
    }

    @Override
    public String rootField() {
        return "membership";
    }

    @Override
    public Map<UUID, Membership> byIds(Collection<UUID> ids) {
        return queries.byIds(ids);
    }
}
