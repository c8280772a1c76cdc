package foyer.tenancy.members;

import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.Role;

/** A membership as far as it decides what its member may do and takes of the plan. */
record Member(MembershipId id, Role role, MembershipStatus status) {

    Member as(Role other) {
        return new Member(id, other, status);
    }

    Member turned(MembershipStatus other) {
        return new Member(id, role, other);
    }

    boolean isActive() {
        return status == MembershipStatus.ACTIVE;
    }

    boolean isActiveOwner() {
        return isActive() && role == Role.OWNER;
    }

    /** 1 or 0; what {@code SeatStock} counts. */
    int seats() {
        var present = isActive() || status == MembershipStatus.SUSPENDED;
        return present && role.takesSeat() ? 1 : 0;
    }
}
