package foyer.payments.paypal;

import foyer.payments.PaymentAccount;
import foyer.payments.ProviderDispute;
import foyer.payments.ProviderDispute.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Payments that PayPal or a bank took back though nobody complained with PayPal: each counts as a complaint that was lost, by the
 * payment's own id. Transactions show them like what was given back, so that the list of events says which they are.
 */
final class PayPalReversals {

    static final String SALE = "PAYMENT.SALE.REVERSED";
    static final String CAPTURE = "PAYMENT.CAPTURE.REVERSED";

    private static final String REASON = "REVERSED";

    private static final Set<String> GONE = Set.of("REFUNDED", "PARTIALLY_REFUNDED", REASON);

    private final PayPalTransactions transactions;
    private final PayPalEventLog log;

    PayPalReversals(PayPalTransactions transactions, PayPalEventLog log) {
        this.transactions = transactions;
        this.log = log;
    }

    /** Of these payments for a subscription; of what has not gone back nobody is asked more. */
    List<ProviderDispute> of(PaymentAccount account, String subscription, Set<String> payments, Instant since) {
        var gone = transactions.listed(account, subscription, since).stream()
                .filter(one -> payments.contains(id(one)) && GONE.contains(status(one)))
                .collect(Collectors.toMap(PayPalReversals::id, one -> one, (one, _) -> one));
        if (gone.isEmpty()) {
            return List.of();
        }
        var found = new HashMap<String, ProviderDispute>();
        for (var event : log.of(account, List.of(SALE, CAPTURE))) {
            var resource = event.path("resource");
            var payment = payment(resource);
            var reversal =
                    gone.containsKey(payment) ? read(resource, payment, subscription, PayPalEvents.at(event)) : null;
            if (reversal != null) {
                found.putIfAbsent(payment, reversal);
            }
        }
        for (var one : gone.values()) {
            var reversal = status(one).equals(REASON) && !found.containsKey(id(one))
                    ? ofAmount(
                            one.path("amount_with_breakdown").path("gross_amount"),
                            id(one),
                            subscription,
                            Objects.requireNonNullElse(PayPalSubscriptions.instant(one.path("time")), since))
                    : null;
            if (reversal != null) {
                found.put(id(one), reversal);
            }
        }
        return List.copyOf(found.values());
    }

    /** What an event tells; null where it does not say how much. */
    static @Nullable ProviderDispute read(
            JsonNode resource, String payment, @Nullable String subscription, Instant at) {
        return ofAmount(resource.path("amount"), payment, subscription, at(resource, at));
    }

    private static String id(JsonNode transaction) {
        return transaction.path("id").asString("");
    }

    private static String status(JsonNode transaction) {
        return transaction.path("status").asString("");
    }

    /** Which payment it took back: one that names none has the payment's id. */
    static String payment(JsonNode resource) {
        var named = PayPalRefunds.payment(resource);
        return named.isEmpty() ? resource.path("id").asString("") : named;
    }

    private static Instant at(JsonNode resource, Instant told) {
        return Objects.requireNonNullElse(PayPalSubscriptions.instant(resource.path("create_time")), told);
    }

    private static @Nullable ProviderDispute ofAmount(
            JsonNode amount, String payment, @Nullable String subscription, Instant at) {
        return amount.isObject()
                ? new ProviderDispute(
                        payment,
                        payment,
                        subscription,
                        Status.LOST,
                        PayPalMoney.currency(amount),
                        Math.abs(PayPalMoney.minor(amount)),
                        REASON,
                        at,
                        at)
                : null;
    }
}
