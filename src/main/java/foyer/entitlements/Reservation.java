package foyer.entitlements;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a key holds of a limit.
 *
 * @param committed whether it is used already: the key had done its work before
 * @param expiresAt when it is given back unless it is committed or reserved again; null when it is committed
 */
public record Reservation(
        Limit limit,
        long amount,
        String key,
        boolean committed,
        @Nullable Instant expiresAt) {}
