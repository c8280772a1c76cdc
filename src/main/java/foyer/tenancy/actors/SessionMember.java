package foyer.tenancy.actors;

import foyer.entitlements.TenantAccess;
import foyer.identity.Session;
import foyer.identity.User;
import foyer.tenancy.Membership;
import foyer.tenancy.Tenant;
import foyer.tenancy.members.MembershipQueries;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session with whom it belongs to and where it stands.
 *
 * @param open whether neither the session nor the user's account has been ended; the session may have run out
 * @param place where the session acts; null when it is in no tenant, or its user is no active member there any more
 */
public record SessionMember(
        Session session,
        Hold hold,
        boolean open,
        User user,
        Actors.Standing standing,
        @Nullable Place place) {

    /**
     * What is held against the credentials of a session.
     *
     * @param cookie the hash of what its cookie holds; null when it has tokens
     */
    public record Hold(int generation, @Nullable ByteBuffer cookie, Instant lastUsedAt) {}

    /** A membership that its user acts by, and its tenant. */
    public record Place(
            Tenant tenant,
            boolean suspended,
            TenantAccess access,
            Membership membership,
            HeldRole role,
            int permsVersion) {}

    /** The member's seat there; null outside any tenant. */
    MembershipQueries.@Nullable Seat seat() {
        return place == null
                ? null
                : new MembershipQueries.Seat(
                        place.tenant().id(), place.membership().id(), place.role(), place.suspended(), place.access());
    }

    /** Whether it has neither been ended nor run out. */
    boolean lives(Instant now) {
        return open && now.isBefore(session.expiresAt());
    }
}
