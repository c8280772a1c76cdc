package foyer.tenancy.members;

import foyer.platform.graphql.access.SchemaPermissions;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Role;
import foyer.tenancy.actors.HeldRole;
import foyer.tenancy.actors.Rights;
import org.springframework.stereotype.Component;

/**
 * What the caller may make of others: nobody grants what they do not hold, nor for more records than they do
 * (spec/tenancy.md, system roles). A role of the ladder is held by whoever counts as it, since two of its steps may have
 * the same permissions.
 */
@Component
public class Grants {

    private final SchemaPermissions schema;

    Grants(SchemaPermissions schema) {
        this.schema = schema;
    }

    /** Whether the system role is at most the caller's own: they may give it, and change whoever has it. */
    public boolean covers(Role role) {
        return covers(new HeldRole(role));
    }

    /** The same of any role, as it is with a seat and without a team. */
    public boolean covers(HeldRole held) {
        return Rights.cover(CurrentCaller.actor(), held, schema);
    }
}
