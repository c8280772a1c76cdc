package foyer.payments.paypal;

import foyer.payments.PaymentAccount;
import foyer.payments.Provider;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderRefund;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was paid for a subscription. PayPal makes no invoices: each payment that succeeded is one, of one line. */
final class PayPalTransactions {

    private static final int MOST = 100;

    /** PayPal's clock may be before ours. */
    static final Duration LATER = Duration.ofHours(1);

    private static final String LINE = "Subscription";

    private final PayPalApi api;
    private final Clock clock;

    PayPalTransactions(PayPalApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** The newest first. */
    List<ProviderPayment> of(PaymentAccount account, String subscription, Instant since) {
        return listed(account, subscription, since).stream()
                .map(transaction -> payment(account, subscription, transaction))
                .sorted(Comparator.comparing(ProviderPayment::at).reversed())
                .limit(MOST)
                .toList();
    }

    /** As PayPal lists them. */
    List<JsonNode> listed(PaymentAccount account, String subscription, Instant since) {
        var path = PayPalSubscriptions.path(subscription) + "/transactions?start_time=" + encoded(since) + "&end_time="
                + encoded(clock.instant().plus(LATER));
        return api.get(account, path).path("transactions").valueStream().toList();
    }

    private ProviderPayment payment(PaymentAccount account, String subscription, JsonNode transaction) {
        var id = transaction.path("id").asString("");
        var gross = transaction.path("amount_with_breakdown").path("gross_amount");
        var said = transaction.path("status").asString("");
        var amount = PayPalMoney.minor(gross);
        var refunded =
                switch (said) {
                    case "REFUNDED", "REVERSED" -> amount;
                    case "PARTIALLY_REFUNDED" -> refunded(account, id);
                    default -> 0L;
                };
        var status = status(said);
        return new ProviderPayment(
                id,
                subscription,
                status == ProviderPayment.Status.SUCCEEDED ? id : null,
                status,
                PayPalMoney.currency(gross),
                amount,
                refunded,
                status == ProviderPayment.Status.FAILED ? "declined" : null,
                Objects.requireNonNullElse(PayPalSubscriptions.instant(transaction.path("time")), clock.instant()));
    }

    /** 0 for a sale of long ago, which is no capture and does not say: what is known of its refunds tells then. */
    private long refunded(PaymentAccount account, String payment) {
        try {
            var total = api.get(account, "/v2/payments/captures/" + PayPalIds.checked(payment))
                    .path("seller_receivable_breakdown")
                    .path("total_refunded_amount");
            return total.isObject() ? PayPalMoney.minor(total) : 0;
        } catch (ProviderException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                throw e;
            }
            return 0;
        }
    }

    /** The words of transactions, captures and, in small letters, sales. */
    static ProviderPayment.Status status(String said) {
        return switch (said.toUpperCase(java.util.Locale.ROOT)) {
            case "COMPLETED", "REFUNDED", "PARTIALLY_REFUNDED", "REVERSED" -> ProviderPayment.Status.SUCCEEDED;
            case "DECLINED", "DENIED", "FAILED" -> ProviderPayment.Status.FAILED;
            default -> ProviderPayment.Status.PENDING;
        };
    }

    /** The invoice that a payment is; null unless it succeeded. */
    static @Nullable ProviderInvoice invoice(ProviderPayment payment) {
        if (payment.status() != ProviderPayment.Status.SUCCEEDED) {
            return null;
        }
        var line = new ProviderInvoice.Line(LINE, payment.amountMinor(), 1, null, null);
        return new ProviderInvoice(
                payment.id(),
                payment.subscription(),
                payment.id(),
                ProviderInvoice.Status.PAID,
                payment.currency(),
                payment.amountMinor(),
                0,
                payment.amountMinor(),
                payment.amountMinor(),
                0,
                null,
                null,
                payment.at(),
                payment.at(),
                null,
                null,
                List.of(line),
                0);
    }

    /**
     * Gives money back. What subscriptions take are captures to the newer interface, and sales to the older, which knows
     * those of long ago alone.
     */
    ProviderRefund refund(PaymentAccount account, String payment, String currency, long amountMinor, String key) {
        var id = PayPalIds.checked(payment);
        var amount = PayPalMoney.of(amountMinor, currency);
        JsonNode refund;
        try {
            refund = api.post(account, "/v2/payments/captures/" + id + "/refund", Map.of("amount", amount), key);
        } catch (ProviderException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                throw e;
            }
            var total = Map.of("total", Objects.requireNonNull(amount.get("value")), "currency", currency);
            refund = api.post(account, "/v1/payments/sale/" + id + "/refund", Map.of("amount", total), key);
        }
        var said = refund.path("status").asString(refund.path("state").asString(""));
        return new ProviderRefund(
                refund.path("id").asString(""),
                payment,
                null,
                refundStatus(said),
                currency,
                refund.path("amount").isObject() ? PayPalMoney.minor(refund.path("amount")) : amountMinor,
                null,
                Objects.requireNonNullElse(PayPalSubscriptions.instant(refund.path("create_time")), clock.instant()));
    }

    static ProviderRefund.Status refundStatus(String said) {
        return switch (status(said)) {
            case PENDING ->
                said.equalsIgnoreCase("CANCELLED") ? ProviderRefund.Status.FAILED : ProviderRefund.Status.PENDING;
            case FAILED -> ProviderRefund.Status.FAILED;
            case SUCCEEDED -> ProviderRefund.Status.SUCCEEDED;
        };
    }

    /** Whose a capture is that is no sale, or not known as one. */
    JsonNode custom(PaymentAccount account, String capture) {
        return api.get(account, "/v2/payments/captures/" + PayPalIds.checked(capture))
                .path("custom_id");
    }

    /** The same of a capture, which is a sale to the older interface if it was for one; null when it was for none. */
    @Nullable String subscriptionOfCapture(PaymentAccount account, String capture) {
        try {
            return subscriptionOfSale(account, capture);
        } catch (ProviderException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    /** The subscription that a sale was for; null when PayPal does not say. */
    @Nullable String subscriptionOfSale(PaymentAccount account, String sale) {
        try {
            return PayPalSubscriptions.text(api.get(account, "/v1/payments/sale/" + PayPalIds.checked(sale))
                    .path("billing_agreement_id"));
        } catch (ProviderException e) {
            if (e.reason() == Reason.NOT_FOUND || e.reason() == Reason.REJECTED) {
                throw new ProviderException(Provider.PAYPAL, Reason.NOT_FOUND, "sale");
            }
            throw e;
        }
    }

    private static String encoded(Instant at) {
        return URLEncoder.encode(
                at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString(), StandardCharsets.UTF_8);
    }
}
