package foyer.tenancy;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The people of the current tenant, for other modules. */
@Component
public class Memberships {

    private final MembershipQueries queries;

    Memberships(MembershipQueries queries) {
        this.queries = queries;
    }

    /** Those that exist in the current tenant, in one statement; whoever has left the tenant is still there. */
    public Map<MembershipId, Membership> byIds(Collection<MembershipId> ids) {
        return queries.byIds(ids.stream().map(MembershipId::value).toList()).values().stream()
                .collect(Collectors.toMap(Membership::id, membership -> membership));
    }

    /** Whether work can be given to this member of the current tenant. */
    public boolean isActiveMember(MembershipId id) {
        return queries.isActiveMember(id);
    }
}
