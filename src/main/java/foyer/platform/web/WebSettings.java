package foyer.platform.web;

import foyer.platform.start.SettingException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stands in front of the server.
 *
 * @param trustedProxies addresses or networks ({@code 10.0.0.0/8}) whose forwarded headers count; nobody's by default;
 *     {@code FOYER_TRUSTED_PROXIES}
 * @param allowedOrigins the origins of other sites whose pages may call, each exactly as a browser writes it
 *     ({@code https://app.example.com}, {@code chrome-extension://<id>}); {@code FOYER_ALLOWED_ORIGINS}
 * @param frontendUrl where links in mails lead, without a slash at the end; null when there is no frontend;
 *     {@code FOYER_FRONTEND_URL}
 */
@ConfigurationProperties("foyer")
public record WebSettings(
        @DefaultValue List<String> trustedProxies,
        @DefaultValue List<String> allowedOrigins,
        @Nullable String frontendUrl) {

    private static final Pattern FRONTEND =
            Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*[A-Za-z0-9._~-])?");

    public WebSettings {
        allowedOrigins.forEach(Origins::requireExact);
        frontendUrl = frontendUrl == null || frontendUrl.isBlank() ? null : frontendUrl.strip();
        if (frontendUrl != null && !FRONTEND.matcher(frontendUrl).matches()) {
            throw new SettingException(
                    "FOYER_FRONTEND_URL",
                    "is \"" + frontendUrl + "\"",
                    "set it to an address such as https://app.example.com, without a slash at the end");
        }
    }
}
