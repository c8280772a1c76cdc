package foyer.tenancy.deletion;

import foyer.tenancy.MembershipId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deletion that was asked for, as the schema shows it.
 *
 * @param purgeAt when the tenant is deleted, unless it is cancelled before
 * @param requesterId who has asked; for the edge
 */
record TenantDeletion(
        Instant requestedAt, Instant purgeAt, @Nullable MembershipId requesterId) {}
