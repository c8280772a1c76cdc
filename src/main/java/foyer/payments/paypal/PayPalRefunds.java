package foyer.payments.paypal;

import foyer.payments.PaymentAccount;
import foyer.payments.ProviderRefund;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was given back of payments. Transactions and captures tell how much that is, and not by which refunds. Events do, and
 * PayPal lists those that it made ({@link PayPalEventLog}).
 */
final class PayPalRefunds {

    static final String SALE = "PAYMENT.SALE.REFUNDED";
    static final String CAPTURE = "PAYMENT.CAPTURE.REFUNDED";

    private final PayPalEventLog log;

    PayPalRefunds(PayPalEventLog log) {
        this.log = log;
    }

    /** Those of a subscription's payments. The list is of all that the account has: 2 questions at least, and 20 at most. */
    List<ProviderRefund> of(PaymentAccount account, String subscription, Set<String> givenBack) {
        var found = new LinkedHashMap<String, ProviderRefund>();
        for (var event : log.of(account, List.of(SALE, CAPTURE))) {
            var resource = event.path("resource");
            var payment = payment(resource);
            if (givenBack.contains(payment)) {
                var refund = read(resource, payment, subscription, PayPalEvents.at(event));
                // The newest come first.
                found.putIfAbsent(refund.id(), refund);
            }
        }
        return List.copyOf(found.values());
    }

    static ProviderRefund read(JsonNode refund, String payment, @Nullable String subscription, Instant at) {
        var amount = refund.path("amount");
        return new ProviderRefund(
                refund.path("id").asString(""),
                payment,
                subscription,
                PayPalTransactions.refundStatus(
                        refund.path("state").asString(refund.path("status").asString(""))),
                PayPalMoney.currency(amount),
                Math.abs(PayPalMoney.minor(amount)),
                null,
                Objects.requireNonNullElse(PayPalSubscriptions.instant(refund.path("create_time")), at));
    }

    /** Which sale it was, or which capture: of one it has a link, which ends with its id. */
    static String payment(JsonNode refund) {
        var sale = PayPalSubscriptions.text(refund.path("sale_id"));
        return sale != null
                ? sale
                : refund.path("links")
                        .valueStream()
                        .filter(link -> link.path("rel").asString("").equals("up"))
                        .map(link -> link.path("href").asString(""))
                        .map(href -> href.substring(href.lastIndexOf('/') + 1))
                        .findFirst()
                        .orElse("");
    }
}
