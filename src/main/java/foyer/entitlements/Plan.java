package foyer.entitlements;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What tenants of a blueprint can subscribe to; its price is billing's.
 *
 * @param code unique in its blueprint, {@code "FREE"}
 * @param limits how many of each; null for as many as they like
 */
public record Plan(String code, Set<Feature> features, Map<Limit, @Nullable Long> limits) {

    /** What a tenant has that pays nothing; each blueprint has one. */
    public static final String FREE = "FREE";

    boolean allows(Limit limit, long amount) {
        var allowed = limits.get(limit);
        return allowed == null || allowed >= amount;
    }

    /** The same with so many seats, which are paid for one by one. */
    Plan withSeats(long seats) {
        var limited = new EnumMap<Limit, @Nullable Long>(Limit.class);
        limited.putAll(limits);
        limited.put(Limit.SEATS, seats);
        return new Plan(code, features, limited);
    }

    /** What it lets everyone of a tenant do that has only this. */
    public TenantAccess access() {
        return new TenantAccess(
                AccessLevel.FULL, features.stream().map(Feature::name).collect(Collectors.toUnmodifiableSet()));
    }

    /** A limit that is not named would be read as none at all. */
    Plan checked(String place) {
        var missing = Arrays.stream(Limit.values())
                .filter(limit -> !limits.containsKey(limit))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException(place + ": the plan " + code + " says nothing of " + missing);
        }
        return this;
    }
}
