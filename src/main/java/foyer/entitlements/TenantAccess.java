package foyer.entitlements;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a tenant's claim lets everyone who acts in it do: read with the session, and part of the actor that it makes.
 *
 * @param features the names of those in force, overrides included
 */
public record TenantAccess(AccessLevel level, Set<String> features) {

    private static final int GRANTED = 1;
    private static final int ENDS_AT = 2;
    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    public TenantAccess {
        features = Set.copyOf(features);
    }

    /** As the view {@code entitlements.tenant_access} has it, at this moment of the tenant's business. */
    public static TenantAccess of(String level, String[] features, String[] overrides, Instant now) {
        return new TenantAccess(
                AccessLevel.valueOf(level), inForce(Arrays.asList(features), Arrays.asList(overrides), now));
    }

    private static Set<String> inForce(Collection<String> ofPlan, List<String> overrides, Instant now) {
        var features = new HashSet<>(ofPlan);
        for (var override : overrides) {
            var parts = override.split(" ", -1);
            if (parts.length > ENDS_AT && !now.isBefore(moment(parts[ENDS_AT]))) {
                continue;
            }
            if (parts[GRANTED].equals("t")) {
                features.add(parts[0]);
            } else {
                features.remove(parts[0]);
            }
        }
        return features;
    }

    private static Instant moment(String seconds) {
        var exact = new BigDecimal(seconds);
        var whole = exact.longValue();
        return Instant.ofEpochSecond(
                whole,
                exact.subtract(BigDecimal.valueOf(whole))
                        .multiply(BigDecimal.valueOf(NANOS))
                        .longValue());
    }
}
