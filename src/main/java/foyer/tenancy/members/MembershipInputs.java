package foyer.tenancy.members;

import foyer.tenancy.MembershipId;
import foyer.tenancy.Role;
import org.jspecify.annotations.Nullable;

/** Inputs of the operations on memberships. */
final class MembershipInputs {

    private MembershipInputs() {}

    record Update(MembershipId id, Role role) {}

    record Suspend(MembershipId id) {}

    record Resume(MembershipId id) {}

    record Remove(MembershipId id, @Nullable MembershipId reassignTo) {}

    record TransferOwnership(MembershipId membershipId) {}
}
