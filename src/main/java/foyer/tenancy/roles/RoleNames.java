package foyer.tenancy.roles;

import foyer.tenancy.MembershipId;
import foyer.tenancy.Role;
import foyer.tenancy.blueprints.Blueprints;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What roles are called where they are held: a tenant's own by their names, the others as its blueprint says. */
@Component
class RoleNames {

    private final RoleQueries queries;
    private final Blueprints blueprints;

    RoleNames(RoleQueries queries, Blueprints blueprints) {
        this.queries = queries;
        this.blueprints = blueprints;
    }

    String of(Role role, RoleQueries.Naming naming) {
        return blueprints.roles(naming.blueprint()).name(role, naming.locale());
    }

    /** Of these members of the tenant acted in, in one statement. */
    Map<MembershipId, String> ofMembers(Collection<MembershipId> members) {
        return queries.namesOfMembers(members, this::of);
    }
}
