package foyer.payments.stripe;

import static foyer.payments.stripe.StripeFields.id;
import static foyer.payments.stripe.StripeFields.number;
import static foyer.payments.stripe.StripeFields.text;
import static foyer.payments.stripe.StripeFields.time;

import com.stripe.param.CustomerBalanceTransactionCreateParams;
import com.stripe.param.CustomerBalanceTransactionListParams;
import foyer.payments.PaymentAccount;
import foyer.payments.ProviderCredit;
import foyer.payments.ProviderCredit.Kind;
import foyer.payments.ProviderException.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The balance of a customer, which with Stripe is what they owe: credit is what is less than zero there. */
final class StripeCredits {

    /** Of a transaction: the key under which Foyer asked for it. */
    private static final String REFERENCE = "foyer_credit";

    private static final int MOST = 100;

    private final StripeCalls calls;

    StripeCredits(StripeCalls calls) {
        this.calls = calls;
    }

    ProviderCredit grant(PaymentAccount account, String customer, String currency, long minor, String key) {
        if (minor <= 0) {
            throw StripeFailures.refused(Reason.REJECTED, "amount");
        }
        var id = StripeIds.required(customer);
        var params = CustomerBalanceTransactionCreateParams.builder()
                .setAmount(-StripeMoney.toStripe(currency, minor))
                .setCurrency(currency.toLowerCase(Locale.ROOT))
                .putMetadata(REFERENCE, key)
                .build();
        return read(calls.deed(
                account,
                key,
                "credit",
                (stripe, options) -> stripe.customers().balanceTransactions().create(id, params, options)));
    }

    /** The newest first. */
    List<ProviderCredit> of(PaymentAccount account, String customer) {
        var id = StripeIds.required(customer);
        return calls
                .all(
                        account,
                        (stripe, after, options) -> stripe.customers()
                                .balanceTransactions()
                                .list(
                                        id,
                                        CustomerBalanceTransactionListParams.builder()
                                                .setLimit(StripeCalls.PAGE)
                                                .setStartingAfter(after)
                                                .build(),
                                        options))
                .stream()
                .limit(MOST)
                .map(StripeCredits::read)
                .toList();
    }

    private static ProviderCredit read(JsonNode transaction) {
        var currency = StripeInvoices.currency(transaction);
        var amount = -StripeMoney.ours(currency, number(transaction.path("amount")));
        var reference = text(transaction.path("metadata").path(REFERENCE));
        return new ProviderCredit(
                Objects.requireNonNull(id(transaction)),
                Objects.requireNonNull(id(transaction.path("customer"))),
                kind(text(transaction.path("type")), amount, reference),
                currency,
                amount,
                -StripeMoney.ours(currency, number(transaction.path("ending_balance"))),
                id(transaction.path("invoice")),
                reference,
                Objects.requireNonNullElse(time(transaction.path("created")), Instant.EPOCH));
    }

    private static Kind kind(@Nullable String type, long amount, @Nullable String reference) {
        return switch (type == null ? "" : type) {
            case "adjustment" -> reference == null ? Kind.ADJUSTED : Kind.GRANTED;
            case "applied_to_invoice" -> amount < 0 ? Kind.APPLIED : Kind.KEPT;
            case "unapplied_from_invoice" -> Kind.RETURNED;
            case "invoice_overpaid", "credit_note" -> Kind.KEPT;
            default -> Kind.ADJUSTED;
        };
    }

    /** What of an invoice, in Stripe's units, was taken from the balance; nothing of a draft, or of what is void. */
    static long applied(JsonNode invoice) {
        var after = invoice.path("ending_balance");
        var status = text(invoice.path("status"));
        if (!after.isNumber() || "void".equals(status) || "draft".equals(status)) {
            return 0;
        }
        var taken = number(after) - number(invoice.path("starting_balance"));
        return Math.clamp(taken, 0, Math.max(0, number(invoice.path("total"))));
    }

    /** What there is to be charged of a total, with what a preview leaves of the balance. */
    static long due(JsonNode preview, long total) {
        var left = Math.min(0, number(preview.path("starting_balance")) + number(preview.path("total")));
        return Math.max(0, total + left);
    }
}
