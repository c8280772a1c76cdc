package foyer.tenancy.deletion;

import foyer.platform.start.SettingBounds;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tenants are deleted; {@code FOYER_DELETION_…}.
 *
 * @param grace how long after it was asked for a deletion can be cancelled
 * @param chunk how many rows of a tenant go at once
 */
@ConfigurationProperties("foyer.deletion")
record DeletionSettings(
        @DefaultValue("30d") Duration grace,
        @DefaultValue("500") int chunk) {

    DeletionSettings {
        SettingBounds.within("FOYER_DELETION_GRACE", grace, Duration.ofDays(1), Duration.ofDays(3650));
        SettingBounds.positive("FOYER_DELETION_CHUNK", chunk);
    }
}
