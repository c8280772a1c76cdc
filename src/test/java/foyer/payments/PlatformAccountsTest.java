package foyer.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.payments.sandbox.Sandbox;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

/** With whom the platform has accounts, by the settings and what the deployment is for. */
@Tag("unit")
class PlatformAccountsTest {

    private static final String STRIPE = "stripe.secret-key=sk_test_1;stripe.webhook-secrets=whsec_1,whsec_2";
    private static final String PAYPAL = "paypal.client-id=id;paypal.client-secret=hidden;paypal.webhook-id=wh";

    private static SettingsAccounts accounts(String profile, String properties) {
        var environment = new MockEnvironment();
        if (!profile.isEmpty()) {
            environment.setActiveProfiles(profile);
        }
        Arrays.stream(properties.split(";", -1))
                .filter(property -> !property.isEmpty())
                .map(property -> property.replace("STRIPE", STRIPE).replace("PAYPAL", PAYPAL))
                .flatMap(property -> Arrays.stream(property.split(";", -1)))
                .map(property -> property.split("=", 2))
                .forEach(parts -> environment.setProperty("foyer." + parts[0], parts[1]));
        var binder = Binder.get(environment);
        var settings = binder.bindOrCreate("foyer.payments", PaymentSettings.class);
        var stripe = binder.bindOrCreate("foyer.stripe", StripeKeys.class);
        var paypal = binder.bindOrCreate("foyer.paypal", PayPalKeys.class);
        return new SettingsAccounts(
                new LiveKeys(settings, environment),
                stripe,
                paypal,
                new Sandbox(settings, stripe, paypal, environment));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "           | ''                            | [SANDBOX of the platform]",
                "staging    | ''                            | [SANDBOX of the platform]",
                "production | ''                            | []",
                "           | payments.sandbox=false        | []",
                "           | STRIPE                        | [STRIPE of the platform]",
                "           | STRIPE;payments.sandbox=true  | [STRIPE of the platform, SANDBOX of the platform]",
                "production | STRIPE;PAYPAL                 | [STRIPE of the platform, PAYPAL of the platform]",
            })
    void areThoseOfTheSettings(String profile, String properties, String expected) {
        assertThat(accounts(profile == null ? "" : profile, properties).all()).hasToString(expected);
    }

    @Test
    void sayWhetherRealMoneyMoves() {
        var live = "stripe.secret-key=rk_live_1;stripe.webhook-secrets=whsec_1;PAYPAL;paypal.live=true";

        assertThat(accounts("production", live).all()).allMatch(PaymentAccount::live);
        assertThat(accounts("", live + ";payments.live-keys=true").all()).allMatch(PaymentAccount::live);
        assertThat(accounts("", "STRIPE;PAYPAL").all()).noneMatch(PaymentAccount::live);
        assertThat(accounts("", "STRIPE").all().getFirst().keys().webhookSecrets())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "production | payments.sandbox=true | FOYER_PAYMENTS_SANDBOX is true, and nobody pays there: unset it",
                "           | payments.url=ftp://x | FOYER_PAYMENTS_URL is \"ftp://x\": set it to",
                "           | stripe.secret-key=hidden | FOYER_STRIPE_SECRET_KEY is no secret key of Stripe: set it to",
                "           | stripe.secret-key=sk_test_1 | FOYER_STRIPE_WEBHOOK_SECRETS is missing, and FOYER_STRIPE",
                "           | stripe.webhook-secrets=hidden | FOYER_STRIPE_WEBHOOK_SECRETS names what is no signing secret",
                "           | paypal.client-id=id | FOYER_PAYPAL_CLIENT_SECRET is missing: set FOYER_PAYPAL_CLIENT_ID",
                "           | paypal.client-secret=hidden | FOYER_PAYPAL_CLIENT_ID is missing: set",
                "           | PAYPAL;paypal.live=true | FOYER_PAYPAL_LIVE is of an account by which real money moves",
                "staging    | stripe.secret-key=sk_live_1;stripe.webhook-secrets=whsec_1 | FOYER_STRIPE_SECRET_KEY is of",
            })
    void sayInALineWhatIsWrong(String profile, String properties, String line) {
        assertThatThrownBy(() -> accounts(profile == null ? "" : profile, properties))
                .satisfies(failure ->
                        assertThat(root(failure)).hasMessageStartingWith(line).hasMessageNotContaining("hidden"));
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }
}
