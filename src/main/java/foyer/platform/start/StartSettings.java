package foyer.platform.start;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Foyer listens and what it starts with.
 *
 * @param port of GraphQL and all else that clients use; a host's {@code PORT} is understood too
 * @param managementPort of health and metrics, which are not for the public
 * @param managementAddress the address that the management port is bound to
 * @param demo whether demo tenants are made; not in production, and in staging only when set
 */
@ConfigurationProperties("foyer")
public record StartSettings(
        @DefaultValue("8080") int port,
        @DefaultValue("8081") int managementPort,
        @DefaultValue("127.0.0.1") String managementAddress,
        @DefaultValue("true") boolean demo) {

    private static final int HIGHEST_PORT = 65_535;

    public StartSettings {
        requirePort("FOYER_PORT", port);
        requirePort("FOYER_MANAGEMENT_PORT", managementPort);
    }

    private static void requirePort(String setting, int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new SettingException(setting, "is " + port, "set it to a port, 1 to 65535, or 0 for any free one");
        }
    }
}
