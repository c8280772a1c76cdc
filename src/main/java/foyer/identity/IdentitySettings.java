package foyer.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sessions and their tokens; {@code FOYER_IDENTITY_…}.
 *
 * @param issuer who signs access tokens, their claim {@code iss}
 * @param audience whom access tokens are for, their claim {@code aud}
 * @param accessTokenLifetime how long an access token opens anything
 * @param clockLeeway how far clocks may be apart before an access token counts as ended
 * @param sessionIdle after how long without a refresh a session ends
 * @param sessionLongest after how long a session ends, however often it was refreshed
 * @param refreshGrace within what time a client that lost the answer may use its last refresh token once more
 * @param keySigns how long a key signs access tokens; it verifies until the last of them has ended
 * @param keyAhead how long before it signs a key is published, so that nobody meets it unprepared
 */
@ConfigurationProperties("foyer.identity")
public record IdentitySettings(
        @DefaultValue("foyer") String issuer,
        @DefaultValue("foyer") String audience,
        @DefaultValue("10m") Duration accessTokenLifetime,
        @DefaultValue("30s") Duration clockLeeway,
        @DefaultValue("30d") Duration sessionIdle,
        @DefaultValue("90d") Duration sessionLongest,
        @DefaultValue("10s") Duration refreshGrace,
        @DefaultValue("30d") Duration keySigns,
        @DefaultValue("1d") Duration keyAhead) {

    public IdentitySettings {
        if (sessionIdle.compareTo(sessionLongest) > 0) {
            throw new IllegalArgumentException(
                    "foyer.identity.session-idle must not be longer than foyer.identity.session-longest");
        }
        if (keyAhead.compareTo(keySigns) >= 0) {
            throw new IllegalArgumentException(
                    "foyer.identity.key-ahead must be shorter than foyer.identity.key-signs");
        }
    }
}
