package foyer.payments;

import foyer.platform.http.Vendor;
import foyer.platform.start.SettingException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Providers of payments; {@code FOYER_PAYMENTS_…}.
 *
 * @param sandbox whether the built-in provider is there, by which nobody pays; absent means where no other is and it is no
 *     production
 * @param url where providers and buyers reach this server, without a slash at the end; null for this machine
 * @param liveKeys whether keys by which real money moves are good outside of production
 */
@ConfigurationProperties("foyer.payments")
public record PaymentSettings(
        @Nullable Boolean sandbox,
        @Nullable String url,
        @DefaultValue("false") boolean liveKeys) {

    private static final String SANDBOX = "sandbox";

    public PaymentSettings {
        url = url == null || url.isBlank() ? null : url.strip();
        try {
            new Vendor(SANDBOX, URI.create(url == null ? "http://localhost" : url));
        } catch (IllegalArgumentException _) {
            throw new SettingException(
                    "FOYER_PAYMENTS_URL",
                    "is \"" + url + "\"",
                    "set it to an address such as https://api.example.com, or http on this machine");
        }
    }

    /** The sandbox at this address. */
    public static Vendor sandboxAt(String base) {
        return new Vendor(SANDBOX, URI.create(base));
    }
}
