package foyer.payments.paypal;

import foyer.platform.http.Vendor;
import foyer.platform.start.SettingException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where PayPal is; {@code FOYER_PAYPAL_…}.
 *
 * @param url instead of PayPal's own addresses, without a slash at the end; null for those
 */
@ConfigurationProperties("foyer.paypal")
record PayPalSettings(@Nullable String url) {

    private static final String NAME = "paypal";
    private static final String LIVE = "https://api-m.paypal.com";
    private static final String TEST = "https://api-m.sandbox.paypal.com";

    PayPalSettings {
        url = url == null || url.isBlank() ? null : url.strip();
        if (url != null) {
            try {
                new Vendor(NAME, URI.create(url));
            } catch (IllegalArgumentException _) {
                throw new SettingException(
                        "FOYER_PAYPAL_URL", "is \"" + url + "\"", "leave it out, or set it to " + LIVE);
            }
        }
    }

    /** Where accounts of real money are, or those of PayPal's own sandbox. */
    Vendor vendor(boolean live) {
        return new Vendor(NAME, URI.create(url == null ? live ? LIVE : TEST : url));
    }
}
