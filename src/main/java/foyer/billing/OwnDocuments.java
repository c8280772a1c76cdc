package foyer.billing;

import foyer.payments.PaymentEvent.Seen;
import foyer.payments.Provider;
import foyer.payments.ProviderSubscription;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which of what PayPal tells is the tenant's. Whoever knows the platform's public name there can pay it for something of their
 * own that names any tenant: what counts is of a subscription that a page of ours began, or of a payment for one.
 */
@Component
class OwnDocuments {

    private final SubscriptionQueries subscriptions;
    private final CheckoutQueries checkouts;
    private final PaymentQueries payments;

    OwnDocuments(SubscriptionQueries subscriptions, CheckoutQueries checkouts, PaymentQueries payments) {
        this.subscriptions = subscriptions;
        this.checkouts = checkouts;
        this.payments = payments;
    }

    /** Whether it may be one; subscriptions say of themselves whose they are. */
    boolean has(Provider provider, Seen seen) {
        return provider != Provider.PAYPAL
                || switch (seen) {
                    case Seen.OfInvoice(var invoice) -> isOurs(provider, invoice.subscription());
                    case Seen.OfPayment(var payment) -> isOurs(provider, payment.subscription());
                    case Seen.OfRefund(var refund) ->
                        isOurs(provider, refund.subscription()) || payments.of(provider, refund.payment()) != null;
                    case Seen.OfDispute(var dispute) ->
                        isOurs(provider, dispute.subscription()) || payments.of(provider, dispute.payment()) != null;
                    case Seen.OfSubscription _, Seen.SubscriptionChanged _, Seen.OfCredit _ -> true;
                    case Seen.CheckoutDone _, Seen.CheckoutExpired _ -> true;
                };
    }

    /** Whether a subscription is one, and all that its provider has of it. */
    boolean has(Provider provider, ProviderSubscription subscription) {
        return provider != Provider.PAYPAL || subscriptions.of(provider, subscription.id()) != null;
    }

    /** Whether one that nothing is known of may be. */
    boolean begins(Provider provider, String subscription) {
        return provider != Provider.PAYPAL || checkouts.names(provider, subscription);
    }

    private boolean isOurs(Provider provider, @Nullable String subscription) {
        return subscription != null
                && (subscriptions.of(provider, subscription) != null || checkouts.names(provider, subscription));
    }
}
