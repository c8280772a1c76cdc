package foyer.tenancy;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member is in a tenant.
 *
 * @param role the system role, or the one that the tenant's own role is based on
 * @param grants those of the tenant's own role; null when the member has the system role itself
 * @param headsTeam whether the member is the head of a team
 */
record HeldRole(Role role, @Nullable List<Grant> grants, boolean headsTeam) {

    /** The system role as it is. */
    HeldRole(Role role) {
        this(role, null, false);
    }

    static HeldRole of(String role, String @Nullable [] grants, boolean headsTeam) {
        return new HeldRole(
                Role.valueOf(role),
                grants == null ? null : Arrays.stream(grants).map(Grant::of).toList(),
                headsTeam);
    }
}
