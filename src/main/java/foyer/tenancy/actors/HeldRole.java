package foyer.tenancy.actors;

import foyer.tenancy.Grant;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a member is in a tenant.
 *
 * @param role the system role, or the one that the tenant's own role is based on
 * @param grants those of the tenant's own role; null when the member has the system role itself
 * @param headsTeam whether the member is the head of a team
 * @param frozen whether there is no seat for the member, who then does no more than a viewer
 */
public record HeldRole(Role role, @Nullable List<Grant> grants, boolean headsTeam, boolean frozen) {

    /** The system role as it is. */
    public HeldRole(Role role) {
        this(role, null, false, false);
    }

    /** As it is stored with a membership of that status. */
    public static HeldRole of(String role, String status, String @Nullable [] grants, boolean headsTeam) {
        var frozen = MembershipStatus.FROZEN.name().equals(status);
        return new HeldRole(Role.valueOf(role), read(grants), headsTeam, frozen);
    }

    /** The names of every role that its holder counts as. */
    public Set<String> countsAs() {
        if (!frozen) {
            return role.countsAs();
        }
        return role.isOnLadder() ? Role.VIEWER.countsAs() : Set.of();
    }

    /** The role of somebody who heads a team. */
    public HeldRole heading() {
        return new HeldRole(role, grants, true, frozen);
    }

    /** The role by itself: what it is for whoever has it, without a team and with a seat. */
    public HeldRole plain() {
        return new HeldRole(role, grants, false, false);
    }

    private static @Nullable List<Grant> read(String @Nullable [] grants) {
        return grants == null ? null : Arrays.stream(grants).map(Grant::of).toList();
    }
}
