package foyer.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A signed-in device or browser, as the schema shows it. */
public record Session(
        SessionId id,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        @Nullable String ip,
        @Nullable String userAgent) {}
