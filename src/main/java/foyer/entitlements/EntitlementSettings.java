package foyer.entitlements;

import foyer.platform.start.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is counted and for how long; {@code FOYER_ENTITLEMENTS_…}.
 *
 * @param reservedFor how long a reservation holds its place unless whoever makes it says otherwise
 * @param expiredKept how long a key that let its reservation expire may still commit it, if there is room
 * @param periodsKept how long what was used of a period is known after its end
 */
@ConfigurationProperties("foyer.entitlements")
public record EntitlementSettings(
        @DefaultValue("1h") Duration reservedFor,
        @DefaultValue("7d") Duration expiredKept,
        @DefaultValue("400d") Duration periodsKept) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public EntitlementSettings {
        check("RESERVED_FOR", reservedFor);
        check("EXPIRED_KEPT", expiredKept);
        check("PERIODS_KEPT", periodsKept);
    }

    private static void check(String name, Duration value) {
        if (value.compareTo(SHORTEST) < 0) {
            throw new SettingException(
                    "FOYER_ENTITLEMENTS_" + name, "is " + value, "set it to " + SHORTEST + " or more");
        }
    }
}
