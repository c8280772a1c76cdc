package foyer.payments.paypal;

import foyer.payments.PriceTerms;
import foyer.payments.ProviderPrice;
import java.util.Map;
import java.util.Objects;

/** Parts of what is sent to PayPal. */
final class PayPalForms {

    private PayPalForms() {}

    static String plan(ProviderPrice price, boolean trial) {
        var plan = trial ? price.amountId() : price.seatId();
        return Objects.requireNonNull(plan, price.code());
    }

    /** A string, as PayPal has it. */
    static String quantity(PriceTerms terms, int seats) {
        return terms.seatAmountMinor() > 0 ? String.valueOf(seats) : "1";
    }

    static Map<String, ?> context(String returnUrl, String cancelUrl, String action) {
        return Map.of(
                "return_url",
                returnUrl,
                "cancel_url",
                cancelUrl,
                "user_action",
                action,
                "shipping_preference",
                "NO_SHIPPING");
    }
}
