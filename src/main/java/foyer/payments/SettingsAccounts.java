package foyer.payments;

import foyer.payments.sandbox.Sandbox;
import foyer.platform.crypto.Secret;
import foyer.platform.start.SettingException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The accounts that the settings name. Keys by which real money moves are for production, unless it is said otherwise. */
@Component
class SettingsAccounts implements PlatformAccounts {

    private final List<PaymentAccount> all;

    SettingsAccounts(LiveKeys liveKeys, StripeKeys stripe, PayPalKeys paypal, Sandbox sandbox) {
        var liveAllowed = liveKeys.areAllowed();
        var accounts = new ArrayList<PaymentAccount>();
        if (stripe.secretKey() != null) {
            var live = StripeKeys.isLive(stripe.secretKey());
            require("FOYER_STRIPE_SECRET_KEY", !live || liveAllowed);
            accounts.add(new PaymentAccount(Provider.STRIPE, null, null, live, stripe.keys()));
        }
        if (paypal.isSet()) {
            require("FOYER_PAYPAL_LIVE", !paypal.live() || liveAllowed);
            accounts.add(new PaymentAccount(Provider.PAYPAL, null, null, paypal.live(), paypal.keys()));
        }
        if (sandbox.isOn()) {
            var none = new AccountKeys(null, new Secret("sandbox"), List.of(), null);
            accounts.add(new PaymentAccount(Provider.SANDBOX, null, null, false, none));
        }
        all = List.copyOf(accounts);
    }

    private static void require(String setting, boolean allowed) {
        if (!allowed) {
            throw new SettingException(
                    setting,
                    "is of an account by which real money moves, and this is no production",
                    "use the test mode's, or set FOYER_PAYMENTS_LIVE_KEYS=true");
        }
    }

    @Override
    public List<PaymentAccount> all() {
        return all;
    }
}
