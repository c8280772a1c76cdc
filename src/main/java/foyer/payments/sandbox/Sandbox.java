package foyer.payments.sandbox;

import foyer.payments.PayPalKeys;
import foyer.payments.PaymentSettings;
import foyer.payments.StripeKeys;
import foyer.platform.start.Deployment;
import foyer.platform.start.SettingException;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Whether the sandbox is there: where the settings say so, or where they name no other provider; never in production. */
@Component
public class Sandbox {

    private final boolean on;

    /** By the settings; raises where production has it on. */
    public Sandbox(PaymentSettings settings, StripeKeys stripe, PayPalKeys paypal, Environment environment) {
        var production = Deployment.of(environment) == Deployment.PRODUCTION;
        if (production && Boolean.TRUE.equals(settings.sandbox())) {
            throw new SettingException(
                    "FOYER_PAYMENTS_SANDBOX",
                    "is true, and nobody pays there",
                    "unset it in production, or use the profile staging");
        }
        on = settings.sandbox() == null ? !production && !stripe.isSet() && !paypal.isSet() : settings.sandbox();
    }

    public boolean isOn() {
        return on;
    }
}
