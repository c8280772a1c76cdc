package foyer.identity;

import foyer.platform.crypto.OpaqueToken;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The session to open.
 *
 * @param cookie what its cookie holds; null when refresh tokens prolong it
 * @param impersonator who opens it to act as its user; null when that is the user
 */
record NewSession(
        SessionId id,
        UserId user,
        @Nullable UUID tenant,
        @Nullable UUID membership,
        @Nullable String ip,
        @Nullable String userAgent,
        Instant createdAt,
        @Nullable OpaqueToken cookie,
        @Nullable Impersonator impersonator) {}
