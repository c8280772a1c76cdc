package foyer.payments.paypal;

import foyer.payments.PaymentAccount;
import foyer.payments.ProviderDispute;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What buyers want back through PayPal, as its events show it. */
final class PayPalDisputes {

    static final String TYPE = "CUSTOMER.DISPUTE.";

    private final PayPalTransactions transactions;

    PayPalDisputes(PayPalTransactions transactions) {
        this.transactions = transactions;
    }

    /** Null where it names no payment of ours. */
    @Nullable ProviderDispute read(PaymentAccount account, JsonNode dispute) {
        var payment = PayPalSubscriptions.text(
                dispute.path("disputed_transactions").path(0).path("seller_transaction_id"));
        var amount = dispute.path("dispute_amount");
        if (payment == null || !amount.isObject()) {
            return null;
        }
        return new ProviderDispute(
                dispute.path("dispute_id").asString(""),
                payment,
                transactions.subscriptionOfCapture(account, payment),
                status(dispute),
                PayPalMoney.currency(amount),
                PayPalMoney.minor(amount),
                PayPalSubscriptions.text(dispute.path("reason")));
    }

    private static ProviderDispute.Status status(JsonNode dispute) {
        if (!dispute.path("status").asString("").equals("RESOLVED")) {
            return ProviderDispute.Status.OPEN;
        }
        return switch (dispute.path("dispute_outcome").path("outcome_code").asString("")) {
            case "RESOLVED_BUYER_FAVOUR", "ACCEPTED" -> ProviderDispute.Status.LOST;
            default -> ProviderDispute.Status.WON;
        };
    }
}
