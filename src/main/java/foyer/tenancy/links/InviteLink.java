package foyer.tenancy.links;

import foyer.tenancy.MembershipId;
import foyer.tenancy.Role;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A link that lets people in, as the schema shows it.
 *
 * @param domains of the addresses it is for, in lower case; empty for any
 * @param maxUses null for as many as like
 */
record InviteLink(
        InviteLinkId id,
        Role role,
        List<String> domains,
        @Nullable Integer maxUses,
        int uses,
        InviteLinkStatus status,
        @Nullable Instant expiresAt,
        @Nullable MembershipId creatorId,
        Instant createdAt) {

    static final String TYPE = "InviteLink";

    /** Whether it is for people with such an address. */
    boolean isFor(String email) {
        var domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return domains.isEmpty() || domains.contains(domain);
    }
}
