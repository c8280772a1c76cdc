package foyer.tenancy.links;

import foyer.platform.graphql.scalars.EmailDomains;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Role;
import java.time.Instant;
import java.util.List;
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
        return EmailDomains.admit(domains, email);
    }
}
