package foyer.payments.paypal;

import foyer.payments.PaymentAccount;
import foyer.payments.ProviderPaymentMethod;
import foyer.payments.ProviderSubscription;
import foyer.payments.SubscriptionStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What PayPal says of a subscription. It knows no end with the period that is paid: one that is to end so is suspended,
 * with a reason that says until when it is paid, which
 * reads as it stood until then and as cancelled afterwards, whether it was cancelled for good by then or not; going on
 * activates it again.
 */
final class PayPalSubscriptions {

    private static final String ENDS = "Ends with the period that is paid, on ";
    private static final Pattern ENDING = Pattern.compile(Pattern.quote(ENDS) + "([0-9TZ:.+-]+)");

    private final PayPalApi api;
    private final PayPalPlans plans;
    private final Clock clock;

    PayPalSubscriptions(PayPalApi api, PayPalPlans plans, Clock clock) {
        this.api = api;
        this.plans = plans;
        this.clock = clock;
    }

    ProviderSubscription ask(PaymentAccount account, String id) {
        return read(account, get(account, id));
    }

    JsonNode get(PaymentAccount account, String id) {
        return api.get(account, path(id));
    }

    /** Whether PayPal has done with it, and not only it with its period. */
    static boolean isOver(JsonNode subscription) {
        return switch (subscription.path("status").asString("")) {
            case "CANCELLED", "EXPIRED" -> true;
            default -> false;
        };
    }

    static String path(String id) {
        return "/v1/billing/subscriptions/" + PayPalIds.checked(id);
    }

    /** The reason with which one is suspended that is to end with its period. */
    static String ending(Instant periodEnd) {
        return ENDS + periodEnd;
    }

    ProviderSubscription read(PaymentAccount account, JsonNode subscription) {
        var billing = subscription.path("billing_info");
        var ending = ending(subscription);
        var status = status(subscription, ending);
        var next = instant(billing.path("next_billing_time"));
        var last = instant(billing.path("last_payment").path("time"));
        var started = instant(subscription.path("start_time"));
        var over = ending == null ? instant(subscription.path("status_update_time")) : ending;
        var ended = status == SubscriptionStatus.CANCELLED ? over : null;
        // Made from our plan by others, at prices of theirs, it is none of ours.
        var plan = subscription.path("plan_overridden").asBoolean(false) ? null : text(subscription.path("plan_id"));
        var periodEnd = ending == null ? next : ending;
        var updated = instant(subscription.path("update_time"));
        return new ProviderSubscription(
                subscription.path("id").asString(""),
                text(subscription.path("subscriber").path("payer_id")),
                reference(subscription.path("custom_id")),
                status,
                plan == null ? null : plans.code(account, plan),
                seats(subscription.path("quantity")),
                started,
                last == null ? started : last,
                periodEnd,
                status == SubscriptionStatus.TRIALING ? periodEnd : null,
                ending != null && status != SubscriptionStatus.CANCELLED,
                ended,
                null,
                method(subscription.path("subscriber")),
                null,
                updated == null ? instant(subscription.path("status_update_time")) : updated);
    }

    private SubscriptionStatus status(JsonNode subscription, @Nullable Instant ending) {
        return switch (subscription.path("status").asString("")) {
            case "ACTIVE" -> active(subscription);
            case "SUSPENDED" -> ending == null ? suspended(subscription) : until(subscription, ending);
            case "CANCELLED", "EXPIRED" -> SubscriptionStatus.CANCELLED;
            default -> SubscriptionStatus.INCOMPLETE;
        };
    }

    private static SubscriptionStatus active(JsonNode subscription) {
        var billing = subscription.path("billing_info");
        var owes = billing.path("outstanding_balance");
        if (billing.path("failed_payments_count").asInt(0) > 0 || (owes.isObject() && PayPalMoney.minor(owes) > 0)) {
            return SubscriptionStatus.PAST_DUE;
        }
        var cycles = billing.path("cycle_executions").valueStream().toList();
        var trial = cycles.stream().anyMatch(cycle -> is(cycle, "TRIAL"));
        var paid = cycles.stream()
                .anyMatch(cycle ->
                        is(cycle, "REGULAR") && cycle.path("cycles_completed").asInt(0) > 0);
        return trial && !paid ? SubscriptionStatus.TRIALING : SubscriptionStatus.ACTIVE;
    }

    /** Until then it stands as if it were going on: what is owed is owed. */
    private SubscriptionStatus until(JsonNode subscription, Instant ending) {
        return clock.instant().isBefore(ending) ? active(subscription) : SubscriptionStatus.CANCELLED;
    }

    /** PayPal suspends after payments that failed; else the payer or whoever runs the account did. */
    private static SubscriptionStatus suspended(JsonNode subscription) {
        var failed =
                subscription.path("billing_info").path("failed_payments_count").asInt(0) > 0;
        return failed ? SubscriptionStatus.UNPAID : SubscriptionStatus.PAUSED;
    }

    private static boolean is(JsonNode cycle, String tenure) {
        return cycle.path("tenure_type").asString("").equals(tenure);
    }

    private static @Nullable Instant ending(JsonNode subscription) {
        var matcher = ENDING.matcher(subscription.path("status_change_note").asString(""));
        var mayEnd =
                isOver(subscription) || subscription.path("status").asString("").equals("SUSPENDED");
        if (!mayEnd || !matcher.find()) {
            return null;
        }
        try {
            return Instant.parse(matcher.group(1));
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static @Nullable ProviderPaymentMethod method(JsonNode subscriber) {
        var card = subscriber.path("payment_source").path("card");
        if (card.isObject()) {
            return new ProviderPaymentMethod(
                    "card", text(card.path("brand")), text(card.path("last_digits")), text(card.path("expiry")));
        }
        return subscriber.path("payer_id").isString() ? new ProviderPaymentMethod("paypal", null, null, null) : null;
    }

    private static int seats(JsonNode quantity) {
        return Math.max(1, quantity.asInt(1));
    }

    static @Nullable UUID reference(JsonNode custom) {
        try {
            return custom.isString() ? UUID.fromString(custom.asString()) : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    static @Nullable String text(JsonNode node) {
        return node.isString() && !node.asString().isBlank() ? node.asString() : null;
    }

    static @Nullable Instant instant(JsonNode node) {
        try {
            return node.isString() ? Instant.parse(node.asString()) : null;
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
