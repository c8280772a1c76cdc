package foyer.payments.stripe;

import static foyer.payments.stripe.StripeFields.id;
import static foyer.payments.stripe.StripeFields.number;
import static foyer.payments.stripe.StripeFields.text;
import static foyer.payments.stripe.StripeFields.time;

import foyer.payments.ProviderDispute;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderRefund;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Payments and refunds as Stripe has them. A payment is known by its intent, whichever of the charges that it takes tells of
 * it; a charge without one by itself.
 */
final class StripePayments {

    private StripePayments() {}

    /** What something belongs to. */
    record Of(@Nullable String subscription, @Nullable String invoice) {}

    /** Of an intent, whose latest charge tells what was given back where it is there as a whole. */
    static ProviderPayment ofIntent(JsonNode intent, Of of) {
        var currency = StripeInvoices.currency(intent);
        var status = status(intent);
        var error = intent.path("last_payment_error");
        return new ProviderPayment(
                Objects.requireNonNull(id(intent)),
                of.subscription(),
                of.invoice(),
                status,
                currency,
                StripeMoney.ours(currency, number(intent.path("amount"))),
                StripeMoney.ours(currency, number(intent.path("latest_charge").path("amount_refunded"))),
                status == ProviderPayment.Status.FAILED ? text(error.path("decline_code"), error.path("code")) : null,
                at(intent));
    }

    private static ProviderPayment.Status status(JsonNode intent) {
        var status = text(intent.path("status"));
        return switch (status == null ? "" : status) {
            case "succeeded" -> ProviderPayment.Status.SUCCEEDED;
            case "canceled" -> ProviderPayment.Status.FAILED;
            // As it is before the first attempt, too.
            case "requires_payment_method" ->
                intent.path("last_payment_error").isObject()
                        ? ProviderPayment.Status.FAILED
                        : ProviderPayment.Status.PENDING;
            default -> ProviderPayment.Status.PENDING;
        };
    }

    static ProviderPayment ofCharge(JsonNode charge, Of of) {
        var currency = StripeInvoices.currency(charge);
        var status = text(charge.path("status"));
        return new ProviderPayment(
                Objects.requireNonNull(payment(charge)),
                of.subscription(),
                of.invoice(),
                switch (status == null ? "" : status) {
                    case "succeeded" -> ProviderPayment.Status.SUCCEEDED;
                    case "failed" -> ProviderPayment.Status.FAILED;
                    default -> ProviderPayment.Status.PENDING;
                },
                currency,
                StripeMoney.ours(currency, number(charge.path("amount"))),
                StripeMoney.ours(currency, number(charge.path("amount_refunded"))),
                text(charge.path("failure_code")),
                at(charge));
    }

    static ProviderRefund ofRefund(JsonNode refund, Of of) {
        var currency = StripeInvoices.currency(refund);
        var status = text(refund.path("status"));
        var payment = id(refund.path("payment_intent"));
        return new ProviderRefund(
                Objects.requireNonNull(id(refund)),
                Objects.requireNonNull(payment == null ? id(refund.path("charge")) : payment),
                of.subscription(),
                switch (status == null ? "" : status) {
                    case "succeeded" -> ProviderRefund.Status.SUCCEEDED;
                    case "failed", "canceled" -> ProviderRefund.Status.FAILED;
                    default -> ProviderRefund.Status.PENDING;
                },
                currency,
                StripeMoney.ours(currency, number(refund.path("amount"))),
                text(refund.path("reason")),
                at(refund));
    }

    static ProviderDispute ofDispute(JsonNode dispute, Of of) {
        var currency = StripeInvoices.currency(dispute);
        var status = text(dispute.path("status"));
        return new ProviderDispute(
                Objects.requireNonNull(id(dispute)),
                Objects.requireNonNullElse(payment(dispute), ""),
                of.subscription(),
                switch (status == null ? "" : status) {
                    case "needs_response", "warning_needs_response" -> ProviderDispute.Status.NEEDS_RESPONSE;
                    // One that was prevented was given back as a refund, which tells of itself.
                    case "won", "warning_closed", "prevented" -> ProviderDispute.Status.WON;
                    case "lost" -> ProviderDispute.Status.LOST;
                    default -> ProviderDispute.Status.UNDER_REVIEW;
                },
                currency,
                StripeMoney.ours(currency, number(dispute.path("amount"))),
                text(dispute.path("reason")),
                at(dispute),
                null);
    }

    /** By which a charge's payment is known. */
    static @Nullable String payment(JsonNode charge) {
        var intent = id(charge.path("payment_intent"));
        return intent == null ? id(charge) : intent;
    }

    private static Instant at(JsonNode something) {
        return Objects.requireNonNullElse(time(something.path("created")), Instant.EPOCH);
    }
}
