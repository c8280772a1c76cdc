package foyer.tenancy.avatars;

import foyer.platform.events.Event;
import foyer.tenancy.MembershipId;
import java.util.UUID;

/** A member has another picture, or none any more. */
record AvatarEvent(MembershipId membership) implements Event {

    @Override
    public String type() {
        return "membership.avatar_set";
    }

    @Override
    public String entityType() {
        return "Membership";
    }

    @Override
    public UUID entityId() {
        return membership.value();
    }
}
