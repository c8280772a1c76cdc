package foyer.tenancy.invites;

import foyer.tenancy.MembershipId;
import foyer.tenancy.Role;
import foyer.tenancy.roles.CustomRoleId;
import foyer.tenancy.teams.TeamId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was asked to join, as the schema shows them.
 *
 * @param role the system role, or the one that the tenant's own is based on
 * @param status EXPIRED when it is past its time and was not answered
 * @param version grows with each mail
 */
record Invite(
        InviteId id,
        String email,
        Role role,
        @Nullable CustomRoleId customRoleId,
        List<TeamId> teamIds,
        InviteStatus status,
        Instant expiresAt,
        @Nullable MembershipId inviterId,
        Instant createdAt,
        int version) {

    static final String TYPE = "Invite";

    /** What its seat is reserved by. */
    String seatKey() {
        return "invite:" + id;
    }
}
