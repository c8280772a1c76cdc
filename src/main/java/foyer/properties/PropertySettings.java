package foyer.properties;

import foyer.platform.limits.Rate;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What anybody may see of properties; {@code FOYER_PROPERTIES_…}.
 *
 * @param publicReadsPerAddress reads of published properties from one address
 * @param publicReadsPer how long all of them take to come back
 * @param publicLinkTime how long a link to a picture is good
 */
@ConfigurationProperties("foyer.properties")
record PropertySettings(
        @DefaultValue("300") int publicReadsPerAddress,
        @DefaultValue("1m") Duration publicReadsPer,
        @DefaultValue("1h") Duration publicLinkTime) {

    PropertySettings {
        // Raises at the start what would otherwise raise at the first read.
        new Rate(publicReadsPerAddress, publicReadsPer);
    }

    Rate publicReads() {
        return new Rate(publicReadsPerAddress, publicReadsPer);
    }
}
