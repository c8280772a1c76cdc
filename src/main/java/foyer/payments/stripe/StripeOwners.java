package foyer.payments.stripe;

import static foyer.payments.stripe.StripeFields.id;

import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionRetrieveParams;
import foyer.payments.PaymentAccount;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whose something of Stripe's is. Subscriptions, their invoices and checkouts say so themselves; payments and refunds belong
 * to an invoice, for which Stripe is asked.
 */
final class StripeOwners {

    private static final long MOST = 10;

    private final StripeCalls calls;

    StripeOwners(StripeCalls calls) {
        this.calls = calls;
    }

    /** The tenant, and by what it is theirs; nothing of it for what is none of Foyer's. */
    record Owner(
            @Nullable UUID tenant,
            @Nullable String subscription,
            @Nullable String invoice) {

        static final Owner NOBODY = new Owner(null, null, null);
    }

    Owner ofInvoice(PaymentAccount account, JsonNode invoice) {
        var subscription = StripeInvoices.subscription(invoice);
        var tenant = StripeInvoices.tenant(invoice);
        if (tenant == null && subscription != null) {
            tenant = ofSubscription(account, subscription);
        }
        return new Owner(tenant, subscription, id(invoice));
    }

    Owner ofPayment(PaymentAccount account, @Nullable String intent) {
        if (intent == null) {
            return Owner.NOBODY;
        }
        var params = InvoicePaymentListParams.builder()
                .setPayment(InvoicePaymentListParams.Payment.builder()
                        .setType(InvoicePaymentListParams.Payment.Type.PAYMENT_INTENT)
                        .setPaymentIntent(intent)
                        .build())
                .addExpand("data.invoice")
                .setLimit(1L)
                .build();
        var invoice = calls.ask(
                        account, (stripe, options) -> stripe.invoicePayments().list(params, options))
                .path("data")
                .path(0)
                .path("invoice");
        return invoice.isObject() ? ofInvoice(account, invoice) : Owner.NOBODY;
    }

    /** A payment as it is now, with what was given back of it. */
    JsonNode intent(PaymentAccount account, String intent) {
        var params =
                PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build();
        return calls.ask(
                account,
                (stripe, options) -> stripe.paymentIntents().retrieve(StripeIds.required(intent), params, options));
    }

    Owner ofCheckout(PaymentAccount account, JsonNode session) {
        var subscription = id(session.path("subscription"));
        var tenant = StripeFields.uuid(session.path("client_reference_id"));
        if (tenant == null) {
            tenant = StripeFields.tenant(session.path("metadata"));
        }
        if (tenant == null && subscription != null) {
            tenant = ofSubscription(account, subscription);
        }
        return new Owner(tenant, subscription, null);
    }

    /** Whatever of a customer's subscriptions is Foyer's and has not ended. */
    List<Owner> ofCustomer(PaymentAccount account, String customer) {
        var params = SubscriptionListParams.builder()
                .setCustomer(customer)
                .setLimit(MOST)
                .build();
        return calls.ask(account, (stripe, options) -> stripe.subscriptions().list(params, options))
                .path("data")
                .valueStream()
                .map(found -> new Owner(StripeFields.tenant(found.path("metadata")), id(found), null))
                .filter(owner -> owner.tenant() != null)
                .toList();
    }

    private @Nullable UUID ofSubscription(PaymentAccount account, String subscription) {
        try {
            var found = calls.ask(
                    account,
                    (stripe, options) -> stripe.subscriptions()
                            .retrieve(
                                    StripeIds.required(subscription),
                                    SubscriptionRetrieveParams.builder().build(),
                                    options));
            return StripeFields.tenant(found.path("metadata"));
        } catch (ProviderException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }
}
