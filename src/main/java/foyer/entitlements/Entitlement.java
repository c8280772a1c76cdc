package foyer.entitlements;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One feature or limit of a tenant, as the schema shows it.
 *
 * @param key the name of a {@link Feature} or {@link Limit}
 * @param allowed whether the feature is theirs, or whether there may be one more
 * @param limit null for a feature, and for as many as they like
 * @param used what is used and reserved; null for a feature, and for a limit of each record, as {@code remaining}
 */
public record Entitlement(
        String key,
        boolean allowed,
        @Nullable Long limit,
        @Nullable Long used,
        @Nullable Long remaining,
        @Nullable Instant resetsAt,
        Source source) {

    /** Where it comes from; the schema's {@code EntitlementSource}. */
    public enum Source {
        PLAN,
        OVERRIDE
    }

    static Entitlement of(Feature feature, boolean granted, boolean overridden) {
        return new Entitlement(
                feature.name(), granted, null, null, null, null, overridden ? Source.OVERRIDE : Source.PLAN);
    }

    static Entitlement of(Usage usage) {
        var remaining = usage.remaining();
        var counted = !usage.limit().isOfEach();
        return new Entitlement(
                usage.limit().name(),
                remaining == null || remaining > 0,
                usage.allowed(),
                counted ? usage.used() + usage.reserved() : null,
                counted ? remaining : null,
                usage.resetsAt(),
                usage.overridden() ? Source.OVERRIDE : Source.PLAN);
    }
}
