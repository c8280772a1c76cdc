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
 * with a reason that says until when it is paid, which reads as active until then and as cancelled afterwards; going on activates it again.
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
        return read(account, api.get(account, path(id)));
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
        var plan = text(subscription.path("plan_id"));
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
                ending == null ? next : ending,
                status == SubscriptionStatus.TRIALING ? next : null,
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
            case "SUSPENDED" -> ending == null ? suspended(subscription) : until(ending);
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

    private SubscriptionStatus until(Instant ending) {
        return clock.instant().isBefore(ending) ? SubscriptionStatus.ACTIVE : SubscriptionStatus.CANCELLED;
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
        if (!subscription.path("status").asString("").equals("SUSPENDED") || !matcher.find()) {
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
