package foyer.tenancy.members;

import foyer.tenancy.MembershipId;
import foyer.tenancy.Role;
import foyer.tenancy.roles.CustomRoleId;
import foyer.tenancy.teams.TeamId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inputs of the operations on memberships. */
final class MembershipInputs {

    private MembershipInputs() {}

    /** Of the two kinds of roles at most one. */
    record Update(
            MembershipId id,
            @Nullable Role role,
            @Nullable CustomRoleId customRoleId,
            @Nullable List<TeamId> teamIds) {}

    record Suspend(MembershipId id) {}

    record Resume(MembershipId id) {}

    record SwapFrozen(MembershipId freeze, MembershipId thaw) {}

    record Remove(MembershipId id, @Nullable MembershipId reassignTo) {}

    record TransferOwnership(MembershipId membershipId) {}
}
