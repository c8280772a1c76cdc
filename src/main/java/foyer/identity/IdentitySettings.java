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
 * @param sessionIdle after how long without a refresh, or without use of its cookie, a session ends
 * @param sessionLongest after how long a session ends, however often it was refreshed or used
 * @param cookieNoted how often the use of a cookie is noted and prolongs its session, at most
 * @param refreshGrace within what time a client that lost the answer may use its last refresh token once more
 * @param ticketLifetime how long a ticket opens a socket
 * @param ticketsPerMinute how many tickets a user may ask for in a minute
 * @param verificationLifetime how long a link proves an address
 * @param linkLifetime how long a link resets a password or signs in
 * @param totpIssuer what authenticator apps call this installation
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
        @DefaultValue("1m") Duration cookieNoted,
        @DefaultValue("10s") Duration refreshGrace,
        @DefaultValue("30s") Duration ticketLifetime,
        @DefaultValue("60") int ticketsPerMinute,
        @DefaultValue("24h") Duration verificationLifetime,
        @DefaultValue("10m") Duration linkLifetime,
        @DefaultValue("Foyer") String totpIssuer,
        @DefaultValue("30d") Duration keySigns,
        @DefaultValue("1d") Duration keyAhead) {

    public IdentitySettings {
        if (sessionIdle.compareTo(sessionLongest) > 0) {
            throw new IllegalArgumentException(
                    "foyer.identity.session-idle must not be longer than foyer.identity.session-longest");
        }
        if (cookieNoted.compareTo(sessionIdle) >= 0) {
            throw new IllegalArgumentException(
                    "foyer.identity.cookie-noted must be shorter than foyer.identity.session-idle");
        }
        if (ticketsPerMinute < 1) {
            throw new IllegalArgumentException("foyer.identity.tickets-per-minute must be at least 1");
        }
        if (keyAhead.compareTo(keySigns) >= 0) {
            throw new IllegalArgumentException(
                    "foyer.identity.key-ahead must be shorter than foyer.identity.key-signs");
        }
    }
}
