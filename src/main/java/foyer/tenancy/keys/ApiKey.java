package foyer.tenancy.keys;

import foyer.tenancy.MembershipId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key by which a server acts in a tenant, as the schema shows it.
 *
 * @param prefix how the key begins
 * @param permissions what it was given, sorted by name
 */
record ApiKey(
        ApiKeyId id,
        String name,
        String prefix,
        List<String> permissions,
        MembershipId maker,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
