package foyer.tenancy;

import foyer.tenancy.members.MembershipQueries;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

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

    /** The active ones who have been here longest, at most so many. */
    public List<Membership> active(int most) {
        return queries.active(most);
    }

    /** The active member of the current tenant with this id, who is not removed until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable Membership holdActive(MembershipId id) {
        return queries.holdActive(id) ? queries.byIds(List.of(id.value())).get(id.value()) : null;
    }
}
