package foyer.tenancy.avatars;

import foyer.tenancy.MembershipId;
import foyer.tenancy.tenants.TenancyEvents;

/** A member has another picture, or none any more. */
record AvatarEvent(MembershipId membership) implements TenancyEvents.OfMembership {

    @Override
    public String type() {
        return "membership.avatar_set";
    }
}
