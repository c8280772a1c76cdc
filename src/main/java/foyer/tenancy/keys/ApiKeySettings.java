package foyer.tenancy.keys;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * API keys; {@code FOYER_API_KEYS_…}.
 *
 * @param living how many a tenant may have that have neither been revoked nor expired
 * @param longest how long a key lives at most, and where nothing is said
 */
@ConfigurationProperties("foyer.api-keys")
record ApiKeySettings(
        @DefaultValue("100") int living,
        @DefaultValue("365d") Duration longest) {

    ApiKeySettings {
        if (living < 1) {
            throw new IllegalArgumentException("foyer.api-keys.living must be at least 1");
        }
        if (!longest.isPositive()) {
            throw new IllegalArgumentException("foyer.api-keys.longest must be a time");
        }
    }
}
