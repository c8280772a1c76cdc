package foyer.payments.stripe;

import static foyer.payments.stripe.StripeFields.id;
import static foyer.payments.stripe.StripeFields.text;
import static foyer.payments.stripe.StripeFields.time;

import com.stripe.param.SubscriptionRetrieveParams;
import foyer.payments.PaymentAccount;
import foyer.payments.ProviderException.Reason;
import foyer.payments.ProviderPaymentMethod;
import foyer.payments.ProviderSubscription;
import foyer.payments.SubscriptionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Subscriptions as Stripe has them, of this version of its API and of those before. */
final class StripeSubscriptions {

    /** What an answer has to show as a whole, and an event shows by its id alone. */
    private static final List<String> EXPANDED = List.of(
            "customer.invoice_settings.default_payment_method",
            "default_payment_method",
            "discounts.promotion_code",
            "discounts.source.coupon",
            "schedule.phases.items.price");

    private final StripeCalls calls;

    StripeSubscriptions(StripeCalls calls) {
        this.calls = calls;
    }

    /** As it is now; NOT_FOUND when there is none. */
    JsonNode now(PaymentAccount account, String subscription) {
        var id = StripeIds.required(subscription);
        var params = SubscriptionRetrieveParams.builder().addAllExpand(EXPANDED).build();
        return calls.ask(account, (stripe, options) -> stripe.subscriptions().retrieve(id, params, options));
    }

    static boolean hasEnded(JsonNode subscription) {
        return status(subscription) == SubscriptionStatus.CANCELLED;
    }

    static ProviderSubscription read(JsonNode subscription) {
        var period = period(subscription);
        var seats = StripeItems.item(subscription, StripePart.SEAT);
        return new ProviderSubscription(
                Objects.requireNonNull(id(subscription)),
                id(subscription.path("customer")),
                StripeFields.tenant(subscription.path("metadata")),
                status(subscription),
                code(subscription.path("items").path("data")),
                seats == null
                        ? (hasOthers(subscription) ? 0 : 1)
                        : Math.max(1, Math.toIntExact(StripeItems.quantity(seats))),
                time(subscription.path("start_date"), subscription.path("created")),
                time(period.path("current_period_start")),
                time(period.path("current_period_end")),
                time(subscription.path("trial_end")),
                endsWithPeriod(subscription, time(period.path("current_period_end"))),
                time(subscription.path("ended_at")),
                next(subscription.path("schedule")),
                paymentMethod(subscription),
                coupon(subscription),
                null);
    }

    static SubscriptionStatus status(JsonNode subscription) {
        var status = text(subscription.path("status"));
        return switch (status == null ? "" : status) {
            case "incomplete" -> SubscriptionStatus.INCOMPLETE;
            case "trialing" -> SubscriptionStatus.TRIALING;
            case "active" -> SubscriptionStatus.ACTIVE;
            case "past_due" -> SubscriptionStatus.PAST_DUE;
            case "unpaid" -> SubscriptionStatus.UNPAID;
            case "paused" -> SubscriptionStatus.PAUSED;
            case "canceled", "incomplete_expired" -> SubscriptionStatus.CANCELLED;
            // To guess would be to give away, or to take away, what was paid for.
            default -> throw StripeFailures.refused(Reason.REJECTED, "subscription_status");
        };
    }

    /** What has the period: the item that is paid for the longest; until 2025 the subscription itself. */
    static JsonNode period(JsonNode subscription) {
        var latest = subscription;
        for (var item : subscription.path("items").path("data")) {
            var end = time(item.path("current_period_end"));
            var known = time(latest.path("current_period_end"));
            if (end != null && (known == null || end.isAfter(known))) {
                latest = item;
            }
        }
        return latest;
    }

    /** Stripe's own portal sets a time, and a subscription of before has a flag. */
    private static boolean endsWithPeriod(JsonNode subscription, @Nullable Instant end) {
        var at = time(subscription.path("cancel_at"));
        return subscription.path("cancel_at_period_end").asBoolean(false)
                || (at != null && end != null && !at.isAfter(end));
    }

    /** What is paid by a price of somebody else's may be its seats. */
    private static boolean hasOthers(JsonNode subscription) {
        return subscription
                .path("items")
                .path("data")
                .valueStream()
                .anyMatch(item -> StripePart.of(item.path("price")) == null);
    }

    private static @Nullable String code(JsonNode items) {
        for (var part : StripePart.values()) {
            for (var item : items) {
                var code = part.code(item.path("price"));
                if (code != null) {
                    return code;
                }
            }
        }
        return null;
    }

    private static ProviderSubscription.@Nullable Next next(JsonNode schedule) {
        var until = time(schedule.path("current_phase").path("end_date"));
        for (var phase : schedule.path("phases")) {
            var start = time(phase.path("start_date"));
            if (until != null && start != null && !start.isBefore(until)) {
                return new ProviderSubscription.Next(code(phase.path("items")), seats(phase.path("items")), start);
            }
        }
        return null;
    }

    private static int seats(JsonNode items) {
        for (var item : items) {
            if (StripePart.of(item.path("price")) == StripePart.SEAT) {
                return Math.toIntExact(StripeItems.quantity(item));
            }
        }
        return 1;
    }

    private static @Nullable ProviderPaymentMethod paymentMethod(JsonNode subscription) {
        var own = subscription.path("default_payment_method");
        var customers = subscription.path("customer").path("invoice_settings").path("default_payment_method");
        var method = own.isObject() ? own : customers;
        var kind = text(method.path("type"));
        if (kind == null) {
            return null;
        }
        var details = method.path(kind);
        var month = details.path("exp_month");
        return new ProviderPaymentMethod(
                kind,
                text(details.path("brand")),
                text(details.path("last4")),
                month.isInt() ? "%d-%02d".formatted(details.path("exp_year").asInt(0), month.asInt()) : null);
    }

    private static @Nullable String coupon(JsonNode subscription) {
        var first = subscription.path("discounts").path(0);
        // Until 2022 there was one, and until 2025 its coupon was not a source.
        var discount = first.isObject() ? first : subscription.path("discount");
        var promotion = text(discount.path("promotion_code").path("code"));
        if (promotion != null) {
            return promotion;
        }
        var source = discount.path("source").path("coupon");
        var coupon = source.isMissingNode() ? discount.path("coupon") : source;
        var name = text(coupon.path("name"));
        return name == null ? id(coupon) : name;
    }
}
