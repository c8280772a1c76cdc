package foyer.payments.paypal;

import foyer.payments.BillingInterval;
import foyer.payments.CheckoutRequest;
import foyer.payments.PriceTerms;
import java.util.UUID;

/** Somebody who subscribes with a test's PayPal. */
final class PayPalSubscriber {

    final UUID tenant = UUID.randomUUID();

    private final PayPalWorld paypal;

    PayPalSubscriber(PayPalWorld paypal) {
        this.paypal = paypal;
    }

    static PriceTerms terms(String currency, long amount, long seat, int trialDays) {
        return new PriceTerms(
                "code-" + UUID.randomUUID(), "Foyer Pro", currency, BillingInterval.MONTH, amount, seat, trialDays);
    }

    /** The id of a subscription of three seats. */
    String subscribed(PriceTerms terms) {
        var gateway = paypal.gateway();
        var request = new CheckoutRequest(
                tenant,
                null,
                "owner@example.com",
                "Example",
                gateway.price(paypal.account(), terms, null),
                terms,
                3,
                terms.trialDays(),
                "https://app.example.com/done",
                "https://app.example.com/no");
        return paypal.pays(
                gateway.checkout(paypal.account(), request, UUID.randomUUID().toString()));
    }
}
