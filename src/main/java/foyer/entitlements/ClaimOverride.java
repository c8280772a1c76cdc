package foyer.entitlements;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed with a tenant of one feature or limit, instead of what its plan has.
 *
 * @param key the name of a {@link Feature} or {@link Limit}
 * @param granted whether the feature is theirs; null for a limit
 * @param allowed how many of a limit; null for as many as they like, and for a feature
 * @param until when it has ended; null for no end
 * @param setBy the user who runs the platform and has agreed, or another actor's id; null when that is not known
 */
public record ClaimOverride(
        String key,
        @Nullable Boolean granted,
        @Nullable Long allowed,
        @Nullable Instant until,
        String reason,
        @Nullable UUID setBy,
        Instant setAt) {

    /** Whether it counts at this moment of the tenant's business. */
    public boolean isInForce(Instant now) {
        return until == null || until.isAfter(now);
    }

    /** Whether another agreement would say nothing else. */
    public boolean saysTheSame(ClaimOverride other) {
        return key.equals(other.key)
                && Objects.equals(granted, other.granted)
                && Objects.equals(allowed, other.allowed)
                && Objects.equals(until, other.until)
                && reason.equals(other.reason);
    }
}
