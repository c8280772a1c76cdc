package foyer.payments.paypal;

import foyer.payments.PaymentAccount;
import foyer.payments.ProviderDispute;
import foyer.payments.ProviderDispute.Status;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What buyers want back through PayPal: of its events, and of its list ({@code GET /v1/customer/disputes}). */
final class PayPalDisputes {

    static final String TYPE = "CUSTOMER.DISPUTE.";

    private static final String PATH = "/v1/customer/disputes";

    /** So many PayPal lists at once; of one payment there are never more. */
    private static final int MOST = 50;

    private final PayPalApi api;
    private final PayPalTransactions transactions;
    private final Clock clock;

    PayPalDisputes(PayPalApi api, PayPalTransactions transactions, Clock clock) {
        this.api = api;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Null where it names no payment of ours. */
    @Nullable ProviderDispute read(PaymentAccount account, JsonNode dispute) {
        var payment = PayPalSubscriptions.text(
                dispute.path("disputed_transactions").path(0).path("seller_transaction_id"));
        return payment == null ? null : read(dispute, payment, transactions.subscriptionOfCapture(account, payment));
    }

    List<ProviderDispute> of(PaymentAccount account, String subscription, List<String> payments) {
        return payments.stream()
                .flatMap(payment -> listed(account, payment)
                        .map(id -> api.get(account, PATH + "/" + PayPalIds.checked(id)))
                        .map(dispute -> read(dispute, payment, subscription)))
                .filter(Objects::nonNull)
                .toList();
    }

    /** A list has no outcomes: each is asked for. */
    private Stream<String> listed(PaymentAccount account, String payment) {
        var path = PATH + "?disputed_transaction_id=" + PayPalIds.checked(payment) + "&page_size=" + MOST;
        return api.get(account, path)
                .path("items")
                .valueStream()
                .map(dispute -> dispute.path("dispute_id").asString(""));
    }

    private @Nullable ProviderDispute read(JsonNode dispute, String payment, @Nullable String subscription) {
        var status = status(dispute);
        var back = dispute.path("dispute_outcome").path("amount_refunded");
        var amount = status == Status.LOST && back.isObject() ? back : dispute.path("dispute_amount");
        if (!amount.isObject()) {
            return null;
        }
        var opened = PayPalSubscriptions.instant(dispute.path("create_time"));
        return new ProviderDispute(
                dispute.path("dispute_id").asString(""),
                payment,
                subscription,
                status,
                PayPalMoney.currency(amount),
                PayPalMoney.minor(amount),
                PayPalSubscriptions.text(dispute.path("reason")),
                opened == null ? clock.instant() : opened,
                status.isClosed() ? PayPalSubscriptions.instant(dispute.path("update_time")) : null);
    }

    private static Status status(JsonNode dispute) {
        return switch (dispute.path("status").asString("")) {
            case "OPEN", "WAITING_FOR_SELLER_RESPONSE" -> Status.NEEDS_RESPONSE;
            case "RESOLVED" ->
                switch (dispute.path("dispute_outcome").path("outcome_code").asString("")) {
                    case "RESOLVED_BUYER_FAVOUR", "ACCEPTED" -> Status.LOST;
                    default -> Status.WON;
                };
            default -> Status.UNDER_REVIEW;
        };
    }
}
