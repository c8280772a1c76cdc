package foyer.payments.sandbox;

import static java.util.Objects.requireNonNull;

import foyer.payments.PaymentEvent;
import foyer.payments.PaymentEvent.Seen;
import foyer.payments.Provider;
import foyer.payments.ProviderCredit;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderRefund;
import foyer.payments.ProviderSubscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of a webhook of the sandbox: what has happened, and what it is about as it was then. */
record SandboxEvent(
        @Nullable String id,
        @Nullable String type,
        @Nullable Instant createdAt,
        @Nullable UUID reference,
        @Nullable String subscriptionId,
        @Nullable ProviderSubscription subscription,
        @Nullable ProviderInvoice invoice,
        @Nullable ProviderPayment payment,
        @Nullable ProviderRefund refund,
        @Nullable String checkoutDone,
        @Nullable String checkoutExpired,
        @Nullable ProviderCredit credit) {

    PaymentEvent read() {
        var seen = new ArrayList<Seen>();
        if (subscription != null) {
            seen.add(new Seen.OfSubscription(subscription));
        }
        if (invoice != null) {
            seen.add(new Seen.OfInvoice(invoice));
        }
        if (payment != null) {
            seen.add(new Seen.OfPayment(payment));
        }
        if (refund != null) {
            seen.add(new Seen.OfRefund(refund));
        }
        if (checkoutDone != null) {
            seen.add(new Seen.CheckoutDone(checkoutDone, subscriptionId));
        }
        if (checkoutExpired != null) {
            seen.add(new Seen.CheckoutExpired(checkoutExpired));
        }
        if (credit != null) {
            seen.add(new Seen.OfCredit(credit));
        }
        return new PaymentEvent(
                Provider.SANDBOX,
                requireNonNull(id),
                requireNonNull(type),
                requireNonNull(createdAt),
                reference,
                subscriptionId,
                seen);
    }
}
