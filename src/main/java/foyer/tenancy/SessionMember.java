package foyer.tenancy;

import foyer.identity.Session;
import foyer.identity.User;
import org.jspecify.annotations.Nullable;

/**
 * A session with whom it belongs to and where it stands.
 *
 * @param open whether neither the session nor the user's account has been ended; the session may have run out
 * @param place where the session acts; null when it is in no tenant, or its user is no active member there any more
 */
record SessionMember(
        Session session, boolean open, User user, @Nullable Place place) {

    /** An active membership and its tenant. */
    record Place(Tenant tenant, boolean suspended, Membership membership, int permsVersion) {}
}
