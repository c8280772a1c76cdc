package foyer.payments;

import foyer.platform.crypto.Secret;
import foyer.platform.start.SettingException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The platform's account with PayPal; {@code FOYER_PAYPAL_…}. Its keys do not say which of PayPal's worlds they are of.
 *
 * @param clientId of the app; nobody pays by PayPal without
 * @param clientSecret of the app
 * @param webhookId of the webhook, part of what PayPal signs
 * @param live whether they are of the world in which real money moves, and not of PayPal's own sandbox
 */
@ConfigurationProperties("foyer.paypal")
public record PayPalKeys(
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String webhookId,
        @DefaultValue("false") boolean live) {

    public PayPalKeys {
        clientId = orNull(clientId);
        clientSecret = orNull(clientSecret);
        webhookId = orNull(webhookId);
        var missing = Stream.of(clientId, clientSecret, webhookId)
                .filter(value -> value == null)
                .count();
        if (missing == 1 || missing == 2) {
            throw new SettingException(
                    clientId == null
                            ? "FOYER_PAYPAL_CLIENT_ID"
                            : clientSecret == null ? "FOYER_PAYPAL_CLIENT_SECRET" : "FOYER_PAYPAL_WEBHOOK_ID",
                    "is missing",
                    "set FOYER_PAYPAL_CLIENT_ID, FOYER_PAYPAL_CLIENT_SECRET and FOYER_PAYPAL_WEBHOOK_ID, or none");
        }
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    public boolean isSet() {
        return clientId != null;
    }

    AccountKeys keys() {
        return new AccountKeys(clientId, new Secret(clientSecret == null ? "" : clientSecret), List.of(), webhookId);
    }

    /** Never shows a key. */
    @Override
    public String toString() {
        return "PayPalKeys[" + (isSet() ? "set" : "none") + "]";
    }
}
