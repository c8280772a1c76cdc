package foyer.payments.paypal;

import foyer.payments.PaymentAccount;
import foyer.payments.ProviderDispute;
import foyer.payments.ProviderDispute.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

    /** So long ago payments are that may go back, with time to spare. */
    private static final Duration PAID = Duration.ofDays(200);

    private final PayPalTransactions transactions;
    private final PayPalEventLog log;
    private final Clock clock;

    PayPalReversals(PayPalTransactions transactions, PayPalEventLog log, Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Of these payments for a subscription, of which more went back than is known why. The list of events is of all that the
     * account has: 2 questions at least, and 20 at most; of no payments nobody is asked.
     */
    List<ProviderDispute> of(PaymentAccount account, String subscription, Set<String> gone) {
        if (gone.isEmpty()) {
            return List.of();
        }
        var found = new HashMap<String, ProviderDispute>();
        for (var event : log.of(account, List.of(SALE, CAPTURE))) {
            var resource = event.path("resource");
            var payment = payment(resource);
            var reversal =
                    gone.contains(payment) ? read(resource, payment, subscription, PayPalEvents.at(event)) : null;
            if (reversal != null) {
                found.putIfAbsent(payment, reversal);
            }
        }
        if (found.size() < gone.size()) {
            untold(account, subscription, gone).forEach(one -> found.putIfAbsent(one.payment(), one));
        }
        return List.copyOf(found.values());
    }

    /** Those that are called so where they are listed, which does not say when it was: it is known from now on. */
    private List<ProviderDispute> untold(PaymentAccount account, String subscription, Set<String> gone) {
        var now = clock.instant();
        return transactions.listed(account, subscription, now.minus(PAID)).stream()
                .filter(one -> one.path("status").asString("").equals(REASON))
                .filter(one -> gone.contains(one.path("id").asString("")))
                .map(one -> ofAmount(
                        one.path("amount_with_breakdown").path("gross_amount"),
                        one.path("id").asString(""),
                        subscription,
                        now))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What an event tells; null where it does not say how much. */
    static @Nullable ProviderDispute read(
            JsonNode resource, String payment, @Nullable String subscription, Instant at) {
        return ofAmount(resource.path("amount"), payment, subscription, at(resource, at));
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
