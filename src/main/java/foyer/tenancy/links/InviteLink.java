package foyer.tenancy.links;

import foyer.tenancy.MembershipId;
import foyer.tenancy.Role;
import foyer.tenancy.roles.CustomRoleId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A link that lets people in, as the schema shows it.
 *
 * @param role the system role, or the one that the tenant's own is based on
 * @param domains of the addresses it is for, in lower case; empty for any
 * @param maxUses null for as many as like
 */
record InviteLink(
        InviteLinkId id,
        Role role,
        @Nullable CustomRoleId customRoleId,
        List<String> domains,
        @Nullable Integer maxUses,
        int uses,
        InviteLinkStatus status,
        @Nullable Instant expiresAt,
        @Nullable MembershipId creatorId,
        Instant createdAt) {

    static final String TYPE = "InviteLink";

    /** Whether it ends by itself. */
    boolean isBounded() {
        return maxUses != null && expiresAt != null;
    }

    /** Whether it is for people with such an address. */
    boolean isFor(String email) {
        var domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return domains.isEmpty() || domains.contains(domain);
    }
}
