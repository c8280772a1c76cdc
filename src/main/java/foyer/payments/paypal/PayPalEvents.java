package foyer.payments.paypal;

import foyer.payments.PaymentAccount;
import foyer.payments.PaymentEvent;
import foyer.payments.PaymentEvent.Seen;
import foyer.payments.Provider;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderSubscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What PayPal's events tell. What a subscription is, each of its events has whole; a sale names its subscription. */
final class PayPalEvents {

    private static final String SUBSCRIPTION = "BILLING.SUBSCRIPTION.";
    private static final String SALE = "PAYMENT.SALE.";
    private static final String CAPTURE = "PAYMENT.CAPTURE.";

    private final PayPalSubscriptions subscriptions;
    private final PayPalTransactions transactions;
    private final PayPalDisputes disputes;

    PayPalEvents(PayPalSubscriptions subscriptions, PayPalTransactions transactions, PayPalDisputes disputes) {
        this.subscriptions = subscriptions;
        this.transactions = transactions;
        this.disputes = disputes;
    }

    PaymentEvent read(PaymentAccount account, JsonNode event) {
        var type = event.path("event_type").asString("");
        var resource = event.path("resource");
        var at = at(event);
        if (type.startsWith(SUBSCRIPTION)) {
            return ofSubscription(account, event, type, resource, at);
        }
        if (type.equals(PayPalRefunds.SALE) || type.equals(PayPalRefunds.CAPTURE)) {
            return ofRefund(account, event, type, resource, at);
        }
        if (type.equals(PayPalReversals.SALE) || type.equals(PayPalReversals.CAPTURE)) {
            return ofReversal(account, event, type, resource, at);
        }
        if (type.startsWith(SALE) || type.startsWith(CAPTURE)) {
            return ofPayment(account, event, type, resource, at);
        }
        if (type.startsWith(PayPalDisputes.TYPE)) {
            var dispute = disputes.read(account, resource);
            return dispute == null || dispute.subscription() == null
                    ? event(event, type, at, null, null, List.of())
                    : owned(
                            account,
                            event,
                            type,
                            at,
                            null,
                            dispute.subscription(),
                            List.of(new Seen.OfDispute(dispute)));
        }
        return event(event, type, at, null, null, List.of());
    }

    private PaymentEvent ofSubscription(
            PaymentAccount account, JsonNode event, String type, JsonNode resource, Instant at) {
        var subscription = subscriptions.read(account, resource);
        var seen = new ArrayList<Seen>();
        if (resource.path("status").isString() && subscription.priceCode() != null) {
            seen.add(new Seen.OfSubscription(subscription));
        } else {
            seen.add(new Seen.SubscriptionChanged(subscription.id()));
        }
        if (type.equals(SUBSCRIPTION + "ACTIVATED")) {
            // The page of a checkout is the subscription.
            seen.add(new Seen.CheckoutDone(subscription.id(), subscription.id()));
        }
        var failed = resource.path("billing_info").path("last_failed_payment");
        if (type.equals(SUBSCRIPTION + "PAYMENT.FAILED")
                && failed.path("amount").isObject()) {
            seen.add(new Seen.OfPayment(failed(subscription.id(), failed, at)));
        }
        return event(event, type, at, subscription.reference(), subscription.id(), seen);
    }

    /** PayPal gives an attempt that failed no id: it is known by its time. */
    private static ProviderPayment failed(String subscription, JsonNode failed, Instant at) {
        var time = Objects.requireNonNullElse(PayPalSubscriptions.instant(failed.path("time")), at);
        return new ProviderPayment(
                subscription + "-" + time.toEpochMilli(),
                subscription,
                null,
                ProviderPayment.Status.FAILED,
                PayPalMoney.currency(failed.path("amount")),
                PayPalMoney.minor(failed.path("amount")),
                0,
                Objects.requireNonNullElse(PayPalSubscriptions.text(failed.path("reason_code")), "declined"),
                time);
    }

    private PaymentEvent ofPayment(PaymentAccount account, JsonNode event, String type, JsonNode resource, Instant at) {
        var subscription = PayPalSubscriptions.text(resource.path("billing_agreement_id"));
        var amount = resource.path("amount");
        var minor = PayPalMoney.minor(amount);
        var said = resource.path("state").asString(resource.path("status").asString(""));
        var status = PayPalTransactions.status(type.endsWith("DENIED") ? "DENIED" : said);
        var id = resource.path("id").asString("");
        var payment = new ProviderPayment(
                id,
                subscription,
                status == ProviderPayment.Status.SUCCEEDED ? id : null,
                status,
                PayPalMoney.currency(amount),
                minor,
                0,
                status == ProviderPayment.Status.FAILED ? "denied" : null,
                Objects.requireNonNullElse(PayPalSubscriptions.instant(resource.path("create_time")), at));
        var seen = new ArrayList<Seen>(List.of(new Seen.OfPayment(payment)));
        var invoice = PayPalTransactions.invoice(payment);
        if (invoice != null) {
            seen.add(new Seen.OfInvoice(invoice));
        }
        if (subscription != null) {
            // Its period is another now, which a sale does not say.
            seen.add(new Seen.SubscriptionChanged(subscription));
        }
        var custom = resource.path("custom").isString() ? resource.path("custom") : resource.path("custom_id");
        return owned(account, event, type, at, PayPalSubscriptions.reference(custom), subscription, seen);
    }

    /** It has an amount and an id of its own, and is owed again; what else it did to the payment PayPal is asked. */
    private PaymentEvent ofReversal(
            PaymentAccount account, JsonNode event, String type, JsonNode resource, Instant at) {
        var payment = PayPalReversals.payment(resource);
        var agreement = PayPalSubscriptions.text(resource.path("billing_agreement_id"));
        var subscription = agreement == null ? transactions.subscriptionOfCapture(account, payment) : agreement;
        if (subscription == null) {
            return event(event, type, at, null, null, List.of());
        }
        var seen = new ArrayList<Seen>();
        var reversal = PayPalReversals.read(resource, payment, subscription, at);
        if (reversal != null) {
            seen.add(new Seen.OfDispute(reversal));
        }
        seen.add(new Seen.SubscriptionChanged(subscription));
        return owned(account, event, type, at, null, subscription, seen);
    }

    private PaymentEvent ofRefund(PaymentAccount account, JsonNode event, String type, JsonNode resource, Instant at) {
        var payment = PayPalRefunds.payment(resource);
        var subscription = resource.path("sale_id").isString()
                ? transactions.subscriptionOfSale(account, payment)
                : transactions.subscriptionOfCapture(account, payment);
        var refund = PayPalRefunds.read(resource, payment, subscription, at);
        var custom = resource.path("custom").isString() ? resource.path("custom") : resource.path("custom_id");
        var reference = PayPalSubscriptions.reference(custom);
        if (subscription == null) {
            var whose = reference == null
                    ? PayPalSubscriptions.reference(transactions.custom(account, payment))
                    : reference;
            return event(event, type, at, whose, null, List.of(new Seen.OfRefund(refund)));
        }
        // How much was given back of its payment by now, a refund does not say.
        var seen = List.<Seen>of(new Seen.OfRefund(refund), new Seen.SubscriptionChanged(subscription));
        return owned(account, event, type, at, reference, subscription, seen);
    }

    private PaymentEvent owned(
            PaymentAccount account,
            JsonNode event,
            String type,
            Instant at,
            @Nullable UUID reference,
            @Nullable String subscription,
            List<Seen> seen) {
        if (reference != null || subscription == null) {
            return event(event, type, at, reference, subscription, seen);
        }
        ProviderSubscription asked = subscriptions.ask(account, subscription);
        return event(event, type, at, asked.reference(), subscription, seen);
    }

    private static PaymentEvent event(
            JsonNode event,
            String type,
            Instant at,
            @Nullable UUID reference,
            @Nullable String subscription,
            List<Seen> seen) {
        return new PaymentEvent(
                Provider.PAYPAL, event.path("id").asString(""), type, at, reference, subscription, seen);
    }

    static Instant at(JsonNode event) {
        return Objects.requireNonNullElse(PayPalSubscriptions.instant(event.path("create_time")), Instant.EPOCH);
    }
}
