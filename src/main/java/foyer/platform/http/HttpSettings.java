package foyer.platform.http;

import foyer.platform.start.SettingBounds;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How Foyer calls others; {@code FOYER_HTTP_…}.
 *
 * @param connectTimeout for a name's addresses, and for a connection to one
 * @param readTimeout of silence while an answer is awaited or read
 * @param totalTimeout for a call as a whole, all that is tried again included
 * @param responseSize of an answer's body; a longer one is an error
 * @param retries how often a call that is safe to repeat is repeated; beside, the calls of a tenant to a
 *     vendor are repeated in one of ten cases at most
 * @param connections to all others together, on each node; one host takes a quarter at most, one
 *     tenant an eighth
 * @param ports of addresses that tenants give
 * @param breakerCalls calls of a tenant to a vendor after which half of them having failed stops them
 * @param breakerOpen how long they are stopped, until a few are let through to see
 */
@ConfigurationProperties("foyer.http")
public record HttpSettings(
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("30s") Duration totalTimeout,
        @DefaultValue("1MB") DataSize responseSize,
        @DefaultValue("2") int retries,
        @DefaultValue("100") int connections,
        @DefaultValue("443") List<Integer> ports,
        @DefaultValue("20") int breakerCalls,
        @DefaultValue("30s") Duration breakerOpen) {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MAX_RETRIES = 10;
    private static final int HIGHEST_PORT = 65_535;

    public HttpSettings {
        SettingBounds.within("FOYER_HTTP_CONNECT_TIMEOUT", connectTimeout, SHORTEST, LONGEST);
        SettingBounds.within("FOYER_HTTP_READ_TIMEOUT", readTimeout, SHORTEST, LONGEST);
        SettingBounds.within("FOYER_HTTP_TOTAL_TIMEOUT", totalTimeout, SHORTEST, LONGEST);
        SettingBounds.within("FOYER_HTTP_RESPONSE_SIZE", responseSize, DataSize.ofBytes(1), DataSize.ofMegabytes(100));
        SettingBounds.within("FOYER_HTTP_RETRIES", retries, 0, MAX_RETRIES);
        SettingBounds.within("FOYER_HTTP_BREAKER_OPEN", breakerOpen, SHORTEST, LONGEST);
        SettingBounds.positive("FOYER_HTTP_CONNECTIONS", connections);
        SettingBounds.positive("FOYER_HTTP_BREAKER_CALLS", breakerCalls);
        ports.forEach(port -> SettingBounds.within("FOYER_HTTP_PORTS", port, 1, HIGHEST_PORT));
        ports = List.copyOf(ports);
    }
}
