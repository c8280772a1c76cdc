package foyer.payments.stripe;

import static foyer.payments.stripe.StripeFields.id;

import com.stripe.param.DisputeListParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundListParams;
import foyer.payments.PaymentAccount;
import foyer.payments.ProviderCredit;
import foyer.payments.ProviderDispute;
import foyer.payments.ProviderException;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderRefund;
import foyer.payments.ProviderStatement;
import foyer.payments.stripe.StripePayments.Of;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All that Stripe has of a subscription. Payments belong to a customer and not to a subscription: those count that its
 * invoices name.
 */
final class StripeStatements {

    private static final int MOST = 100;

    private final StripeCalls calls;
    private final StripeSubscriptions subscriptions;
    private final StripeInvoices invoices;
    private final StripeCredits credits;

    StripeStatements(
            StripeCalls calls, StripeSubscriptions subscriptions, StripeInvoices invoices, StripeCredits credits) {
        this.calls = calls;
        this.subscriptions = subscriptions;
        this.invoices = invoices;
        this.credits = credits;
    }

    ProviderStatement of(PaymentAccount account, String subscription) {
        var now = subscriptions.now(account, subscription);
        var found = invoices(account, subscription);
        var stated = new ArrayList<ProviderInvoice>();
        var invoiceOf = new HashMap<String, String>();
        for (var invoice : found) {
            var whole = invoices.whole(account, invoice);
            stated.add(whole);
            for (var payment : invoice.path("payments").path("data")) {
                var intent = id(payment.path("payment").path("payment_intent"));
                if (intent != null) {
                    invoiceOf.put(intent, whole.id());
                }
            }
        }
        var payments = new ArrayList<ProviderPayment>();
        var refunds = new ArrayList<ProviderRefund>();
        var disputed = new HashSet<String>();
        for (var intent : intents(account, id(now.path("customer")), invoiceOf)) {
            var of = new Of(subscription, invoiceOf.get(id(intent)));
            var payment = StripePayments.ofIntent(intent, of);
            payments.add(payment);
            if (intent.path("latest_charge").path("disputed").asBoolean(false)) {
                disputed.add(payment.id());
            }
            refunds(account, intent).forEach(refund -> refunds.add(StripePayments.ofRefund(refund, of)));
        }
        return new ProviderStatement(
                StripeSubscriptions.read(now),
                stated,
                payments,
                refunds.stream().limit(MOST).toList(),
                credits(account, id(now.path("customer"))),
                disputed);
    }

    /** None of a customer whom somebody deleted: it is gone with them. */
    private List<ProviderCredit> credits(PaymentAccount account, @Nullable String customer) {
        try {
            return customer == null ? List.of() : credits.of(account, customer);
        } catch (ProviderException e) {
            if (e.reason() != ProviderException.Reason.NOT_FOUND) {
                throw e;
            }
            return List.of();
        }
    }

    /** Of each payment by itself: Stripe lists them so, or all of the account. */
    List<ProviderDispute> disputes(PaymentAccount account, String subscription, List<String> payments) {
        return payments.stream()
                .flatMap(payment -> disputes(account, payment))
                .map(dispute -> StripePayments.ofDispute(dispute, new Of(subscription, null)))
                .toList();
    }

    private Stream<JsonNode> disputes(PaymentAccount account, String payment) {
        var params = DisputeListParams.builder().setLimit(StripeCalls.PAGE);
        var asked = (payment.startsWith("pi_") ? params.setPaymentIntent(payment) : params.setCharge(payment)).build();
        return calls.ask(account, (stripe, options) -> stripe.disputes().list(asked, options))
                .path("data")
                .valueStream();
    }

    private List<JsonNode> invoices(PaymentAccount account, String subscription) {
        return calls.all(
                account,
                (stripe, after, options) -> stripe.invoices()
                        .list(
                                InvoiceListParams.builder()
                                        .setSubscription(subscription)
                                        .setLimit(StripeCalls.PAGE)
                                        .setStartingAfter(after)
                                        .addExpand("data.payments")
                                        .build(),
                                options));
    }

    private List<JsonNode> intents(PaymentAccount account, @Nullable String customer, Map<String, String> invoiceOf) {
        if (customer == null || invoiceOf.isEmpty()) {
            return List.of();
        }
        return calls
                .all(
                        account,
                        (stripe, after, options) -> stripe.paymentIntents()
                                .list(
                                        PaymentIntentListParams.builder()
                                                .setCustomer(customer)
                                                .setLimit(StripeCalls.PAGE)
                                                .setStartingAfter(after)
                                                .addExpand("data.latest_charge.refunds")
                                                .build(),
                                        options))
                .stream()
                .filter(intent -> invoiceOf.containsKey(id(intent)))
                .toList();
    }

    private List<JsonNode> refunds(PaymentAccount account, JsonNode intent) {
        var shown = intent.path("latest_charge").path("refunds");
        if (!shown.path("has_more").asBoolean(false)) {
            return shown.path("data").valueStream().toList();
        }
        return calls.all(
                account,
                (stripe, after, options) -> stripe.refunds()
                        .list(
                                RefundListParams.builder()
                                        .setPaymentIntent(id(intent))
                                        .setLimit(StripeCalls.PAGE)
                                        .setStartingAfter(after)
                                        .build(),
                                options));
    }
}
