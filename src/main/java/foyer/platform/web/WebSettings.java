package foyer.platform.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stands in front of the server.
 *
 * @param trustedProxies addresses or networks ({@code 10.0.0.0/8}) whose forwarded headers count; nobody's by default;
 *     {@code FOYER_TRUSTED_PROXIES}
 */
@ConfigurationProperties("foyer")
public record WebSettings(@DefaultValue List<String> trustedProxies) {}
