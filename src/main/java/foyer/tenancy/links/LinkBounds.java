package foyer.tenancy.links;

import foyer.platform.graphql.access.SchemaPermissions;
import foyer.tenancy.Role;
import foyer.tenancy.actors.HeldRole;
import foyer.tenancy.actors.Rights;
import foyer.tenancy.roles.GivenRole;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which roles a link may give to as many as like for as long as it is not revoked: what members, viewers and customers do. */
@Component
class LinkBounds {

    private static final Set<Role> UNBOUNDED = Set.of(Role.MEMBER, Role.VIEWER, Role.CUSTOMER);

    private final SchemaPermissions schema;

    LinkBounds(SchemaPermissions schema) {
        this.schema = schema;
    }

    /** One of the tenant's own too, when it lets people do more than the system role that it is based on. */
    boolean areNeededFor(GivenRole given) {
        return !UNBOUNDED.contains(given.role())
                || !Rights.of(given.held(), schema).areWithin(Rights.of(new HeldRole(given.role()), schema));
    }
}
