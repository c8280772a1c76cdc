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

    /** The same, which ends at this time unless it does before. */
    LockedSession endingBy(Instant end) {
        return end.isBefore(endsAt) ? new LockedSession(id, expiresAt, end, revokedAt, transport) : this;
    }

    boolean lives(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
