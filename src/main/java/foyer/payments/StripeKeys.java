package foyer.payments;

import foyer.platform.crypto.Secret;
import foyer.platform.start.SettingException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The platform's account with Stripe; {@code FOYER_STRIPE_…}.
 *
 * @param secretKey a secret key, or a restricted one; nobody pays by Stripe without
 * @param webhookSecrets by which Stripe signs webhooks, separated by commas, the newest first: more than one while one is
 *     replaced
 */
@ConfigurationProperties("foyer.stripe")
public record StripeKeys(
        @Nullable String secretKey, @DefaultValue List<String> webhookSecrets) {

    private static final Pattern KEY = Pattern.compile("(sk|rk)_(live|test)_[A-Za-z0-9_]{1,250}");
    private static final Pattern SIGNING = Pattern.compile("whsec_[A-Za-z0-9+/=_-]{1,250}");

    public StripeKeys {
        secretKey = secretKey == null || secretKey.isBlank() ? null : secretKey.strip();
        webhookSecrets = webhookSecrets.stream()
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
        if (secretKey != null && !KEY.matcher(secretKey).matches()) {
            throw new SettingException(
                    "FOYER_STRIPE_SECRET_KEY",
                    "is no secret key of Stripe",
                    "set it to what begins with sk_test_, sk_live_, rk_test_ or rk_live_");
        }
        if (secretKey != null && webhookSecrets.isEmpty()) {
            throw new SettingException(
                    "FOYER_STRIPE_WEBHOOK_SECRETS",
                    "is missing, and FOYER_STRIPE_SECRET_KEY is set",
                    "set it to what Stripe shows for the webhook's endpoint, whsec_…");
        }
        if (!webhookSecrets.stream().allMatch(secret -> SIGNING.matcher(secret).matches())) {
            throw new SettingException(
                    "FOYER_STRIPE_WEBHOOK_SECRETS", "names what is no signing secret", "set it to a list of whsec_…");
        }
    }

    public boolean isSet() {
        return secretKey != null;
    }

    /** Whether it has the form of a secret or restricted key. */
    public static boolean isSecretKey(String key) {
        return KEY.matcher(key).matches();
    }

    /** Whether it has the form of what Stripe signs webhooks by. */
    public static boolean isSigningSecret(String secret) {
        return SIGNING.matcher(secret).matches();
    }

    /** Whether real money moves by a key of Stripe's. */
    public static boolean isLive(String key) {
        return key.startsWith("sk_live_") || key.startsWith("rk_live_");
    }

    AccountKeys keys() {
        var secret = new Secret(secretKey == null ? "" : secretKey);
        return new AccountKeys(
                null, secret, webhookSecrets.stream().map(Secret::new).toList(), null);
    }

    /** Never shows a key. */
    @Override
    public String toString() {
        return "StripeKeys[" + (isSet() ? "set" : "none") + "]";
    }
}
