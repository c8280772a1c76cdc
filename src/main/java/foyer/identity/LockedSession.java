package foyer.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A session whose row is locked until the transaction ends. */
record LockedSession(
        SessionId id,
        Instant expiresAt,
        Instant endsAt,
        @Nullable Instant revokedAt,
        SessionTransport transport) {

    boolean lives(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
