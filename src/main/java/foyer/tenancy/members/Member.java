package foyer.tenancy.members;

import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.Role;
import foyer.tenancy.actors.HeldRole;
import foyer.tenancy.roles.GivenRole;

/**
 * A membership as far as it decides what its member may do and takes of the plan.
 *
 * @param waits whether it was frozen when it was suspended: there is no seat that it could come back to
 */
record Member(MembershipId id, GivenRole given, MembershipStatus status, boolean waits) {

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
        return new Member(
                id,
                other,
                thawed ? MembershipStatus.ACTIVE : status,
                waits && other.role().takesSeat());
    }

    Member as(Role other) {
        return as(new GivenRole(other));
    }

    Member turned(MembershipStatus other) {
        return new Member(id, given, other, other == MembershipStatus.SUSPENDED && status == MembershipStatus.FROZEN);
    }

    /** Switched off; whoever was frozen takes no seat by that. */
    Member suspended() {
        return turned(MembershipStatus.SUSPENDED);
    }

    /** Switched on again, as what it was. */
    Member resumed() {
        return turned(waits ? MembershipStatus.FROZEN : MembershipStatus.ACTIVE);
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
        return present && !waits && role().takesSeat() ? 1 : 0;
    }
}
