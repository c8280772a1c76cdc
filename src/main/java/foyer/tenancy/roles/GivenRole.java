package foyer.tenancy.roles;

import foyer.tenancy.Role;
import foyer.tenancy.actors.HeldRole;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has or gets: a system role, or one of the tenant's own.
 *
 * @param custom null for a system role
 */
public record GivenRole(HeldRole held, @Nullable CustomRoleId custom) {

    public GivenRole(Role role) {
        this(new HeldRole(role), null);
    }

    public GivenRole(CustomRole role) {
        this(role.held(), role.id());
    }

    /** What audit rows and events tell of it. */
    public Map<String, Object> names() {
        return custom == null
                ? Map.of("role", role().name())
                : Map.of("role", role().name(), "customRole", custom.toString());
    }

    /** The system role, or the one that the tenant's own is based on. */
    public Role role() {
        return held.role();
    }
}
