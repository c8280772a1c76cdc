package foyer.tenancy.control;

import foyer.entitlements.ClaimOverride;
import foyer.identity.PlatformUser;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed with a tenant of a feature or a limit; the schema's type of the same name.
 *
 * @param allowed null unless the value is LIMITED
 * @param until null for no end
 * @param setBy null when that is not known
 */
record EntitlementOverride(
        String key,
        EntitlementOverrideValue value,
        @Nullable Long allowed,
        @Nullable Instant until,
        boolean isInForce,
        String reason,
        @Nullable PlatformUser setBy,
        Instant setAt) {

    static EntitlementOverride of(ClaimOverride stored, @Nullable PlatformUser setBy, Instant now) {
        return new EntitlementOverride(
                stored.key(),
                value(stored),
                stored.allowed(),
                stored.until(),
                stored.isInForce(now),
                stored.reason(),
                setBy,
                stored.setAt());
    }

    private static EntitlementOverrideValue value(ClaimOverride stored) {
        if (stored.granted() != null) {
            return stored.granted() ? EntitlementOverrideValue.GRANTED : EntitlementOverrideValue.DENIED;
        }
        return stored.allowed() == null ? EntitlementOverrideValue.UNLIMITED : EntitlementOverrideValue.LIMITED;
    }
}
