package foyer.payments;

import foyer.platform.crypto.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account with a provider is used with.
 *
 * @param clientId PayPal's; null for others
 * @param secret Stripe's secret or restricted key, PayPal's client secret
 * @param webhookSecrets by which webhooks are signed, the newest first; more than one while one is replaced; none with
 *     PayPal, which signs with a certificate
 * @param webhookId PayPal's id of the webhook, part of what it signs; null for others
 */
public record AccountKeys(
        @Nullable String clientId,
        Secret secret,
        List<Secret> webhookSecrets,
        @Nullable String webhookId) {

    public AccountKeys {
        webhookSecrets = List.copyOf(webhookSecrets);
    }
}
