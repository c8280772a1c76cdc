package foyer.payments.stripe;

import foyer.platform.http.Vendor;
import foyer.platform.start.SettingException;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Stripe is; {@code FOYER_STRIPE_URL}.
 *
 * @param url without a slash at the end
 */
@ConfigurationProperties("foyer.stripe")
record StripeSettings(
        @DefaultValue("https://api.stripe.com") String url) {

    private static final String NAME = "stripe";

    StripeSettings {
        try {
            new Vendor(NAME, URI.create(url));
        } catch (IllegalArgumentException _) {
            throw new SettingException(
                    "FOYER_STRIPE_URL", "is \"" + url + "\"", "set it to an address such as https://api.stripe.com");
        }
    }

    Vendor vendor() {
        return new Vendor(NAME, URI.create(url));
    }
}
