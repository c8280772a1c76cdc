package foyer.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in device or browser, as the schema shows it.
 *
 * @param impersonated whether somebody else opened it to act as its user
 */
public record Session(
        SessionId id,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        @Nullable String ip,
        @Nullable String userAgent,
        boolean impersonated) {}
