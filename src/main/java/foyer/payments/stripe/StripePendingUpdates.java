package foyer.payments.stripe;

import static foyer.payments.stripe.StripeFields.id;

import com.stripe.param.InvoiceVoidInvoiceParams;
import foyer.payments.PaymentAccount;
import foyer.payments.ProviderException;
import tools.jackson.databind.JsonNode;

/**
 * Changes that Stripe keeps until their invoice is paid. Whoever thinks better of one must not be able to pay for it any
 * more: with its invoice the change is gone.
 */
final class StripePendingUpdates {

    private final StripeCalls calls;
    private final StripeSubscriptions subscriptions;

    StripePendingUpdates(StripeCalls calls, StripeSubscriptions subscriptions) {
        this.calls = calls;
        this.subscriptions = subscriptions;
    }

    static boolean isThere(JsonNode subscription) {
        return subscription.path("pending_update").isObject();
    }

    /** Answers the subscription as it is then: changed, when it was paid meanwhile. */
    JsonNode drop(PaymentAccount account, JsonNode before, String key) {
        var subscription = id(before);
        var invoice = id(before.path("latest_invoice"));
        if (!isThere(before) || subscription == null || invoice == null) {
            return before;
        }
        var of = StripeIds.required(invoice);
        var params = InvoiceVoidInvoiceParams.builder().build();
        try {
            calls.deed(
                    account, key, "void", (stripe, options) -> stripe.invoices().voidInvoice(of, params, options));
        } catch (ProviderException e) {
            var now = subscriptions.now(account, subscription);
            if (isThere(now)) {
                throw e;
            }
            return now;
        }
        return subscriptions.now(account, subscription);
    }
}
