package foyer.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The session to open. */
record NewSession(
        SessionId id,
        UserId user,
        @Nullable UUID tenant,
        @Nullable UUID membership,
        @Nullable String ip,
        @Nullable String userAgent,
        Instant createdAt) {}
