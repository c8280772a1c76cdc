package foyer.entitlements;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a limit stands.
 *
 * @param allowed null for as many as they like
 * @param reserved what is spoken for and not used yet
 * @param resetsAt when a quota begins anew; null for a stock
 * @param overridden whether {@code allowed} was agreed with the tenant instead of the plan's
 */
public record Usage(
        Limit limit,
        @Nullable Long allowed,
        long used,
        long reserved,
        @Nullable Instant resetsAt,
        boolean overridden) {

    /** How many more there may be; null for as many as they like. */
    public @Nullable Long remaining() {
        return allowed == null ? null : Math.max(0, allowed - used - reserved);
    }
}
