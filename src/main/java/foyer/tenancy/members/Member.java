package foyer.tenancy.members;

import foyer.tenancy.HeldRole;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.Role;
import foyer.tenancy.roles.GivenRole;

/** A membership as far as it decides what its member may do and takes of the plan. */
record Member(MembershipId id, GivenRole given, MembershipStatus status) {

    /** The system role, or the one that the tenant's own is based on. */
    Role role() {
        return given.role();
    }

    HeldRole held() {
        return given.held();
    }

    /** With another role; one that takes no seat needs none, so nobody is frozen for want of it. */
    Member as(GivenRole other) {
        var thawed = status == MembershipStatus.FROZEN && !other.role().takesSeat();
        return new Member(id, other, thawed ? MembershipStatus.ACTIVE : status);
    }

    Member as(Role other) {
        return as(new GivenRole(other));
    }

    Member turned(MembershipStatus other) {
        return new Member(id, given, other);
    }

    boolean isActive() {
        return status == MembershipStatus.ACTIVE;
    }

    boolean isActiveOwner() {
        return isActive() && role() == Role.OWNER;
    }

    boolean hasSameRole(Member other) {
        return role() == other.role()
                && (given.custom() == null
                        ? other.given.custom() == null
                        : given.custom().equals(other.given.custom()));
    }

    /** 1 or 0; what {@code SeatStock} counts. */
    int seats() {
        var present = isActive() || status == MembershipStatus.SUSPENDED;
        return present && role().takesSeat() ? 1 : 0;
    }
}
