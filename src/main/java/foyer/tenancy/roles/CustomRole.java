package foyer.tenancy.roles;

import foyer.tenancy.Grant;
import foyer.tenancy.Role;
import foyer.tenancy.actors.HeldRole;
import java.time.Instant;
import java.util.List;

/**
 * A role of the tenant's own, as the schema shows it.
 *
 * @param permissions sorted by name
 * @param memberCount of people who have not left
 */
public record CustomRole(
        CustomRoleId id,
        String name,
        Role basedOn,
        List<Grant> permissions,
        int memberCount,
        int version,
        Instant createdAt) {

    /** What it is called in events and the audit log: the schema's type. */
    static final String TYPE = "CustomRole";

    /** What its members are. */
    public HeldRole held() {
        return new HeldRole(basedOn, permissions, false, false);
    }
}
