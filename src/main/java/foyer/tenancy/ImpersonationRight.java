package foyer.tenancy;

import foyer.platform.security.Actor;
import java.util.UUID;

/**
 * Whether somebody may act as members of a tenant: whoever runs the platform, and members of it with the permission. It is
 * asked when they begin and again with each check of the session, so that what they have lost ends what they hold open.
 */
final class ImpersonationRight {

    static final String PERMISSION = "MEMBERS_IMPERSONATE";

    private ImpersonationRight() {}

    /** Whether this one may, by their own session as it is now. */
    static boolean isHeld(Actor own, UUID tenant) {
        return own.roles().contains(Actor.SUPER_ADMIN)
                || (own instanceof Actor.Member member && member.tenant().equals(tenant) && member.may(PERMISSION));
    }
}
