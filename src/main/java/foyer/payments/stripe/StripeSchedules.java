package foyer.payments.stripe;

import static foyer.payments.stripe.StripeFields.id;
import static foyer.payments.stripe.StripeFields.time;

import com.stripe.param.SubscriptionScheduleCreateParams;
import com.stripe.param.SubscriptionScheduleReleaseParams;
import com.stripe.param.SubscriptionScheduleUpdateParams;
import com.stripe.param.SubscriptionScheduleUpdateParams.Phase;
import foyer.payments.BillingInterval;
import foyer.payments.PaymentAccount;
import foyer.payments.SubscriptionChange;
import foyer.payments.SubscriptionStatus;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Changes that come with the end of a period: a schedule of two phases, the one that is paid and the next, after which Stripe
 * lets go of the subscription. While there is one, Stripe takes no other changes of the subscription.
 */
final class StripeSchedules {

    private final StripeCalls calls;

    StripeSchedules(StripeCalls calls) {
        this.calls = calls;
    }

    void set(PaymentAccount account, JsonNode subscription, SubscriptionChange change, String key) {
        var attached = subscription.path("schedule");
        var schedule = attached.isObject() ? attached : made(account, change.subscription(), key);
        var id = StripeIds.required(Objects.requireNonNull(id(schedule)));
        var params = SubscriptionScheduleUpdateParams.builder()
                .setEndBehavior(SubscriptionScheduleUpdateParams.EndBehavior.RELEASE)
                .setProrationBehavior(SubscriptionScheduleUpdateParams.ProrationBehavior.NONE)
                .addPhase(current(subscription, schedule))
                .addPhase(next(subscription, change))
                .build();
        calls.deed(
                account,
                key,
                "phases",
                (stripe, options) -> stripe.subscriptionSchedules().update(id, params, options));
    }

    /** The subscription goes on as it is now. */
    void release(PaymentAccount account, JsonNode subscription, String key) {
        var schedule = id(subscription.path("schedule"));
        if (schedule == null) {
            return;
        }
        var params = SubscriptionScheduleReleaseParams.builder().build();
        calls.deed(
                account,
                key,
                "release",
                (stripe, options) ->
                        stripe.subscriptionSchedules().release(StripeIds.required(schedule), params, options));
    }

    private JsonNode made(PaymentAccount account, String subscription, String key) {
        var params = SubscriptionScheduleCreateParams.builder()
                .setFromSubscription(subscription)
                .build();
        return calls.deed(
                account,
                key,
                "schedule",
                (stripe, options) -> stripe.subscriptionSchedules().create(params, options));
    }

    /** As it is until the period ends, all of it: what a phase does not name it has no more. */
    private static Phase current(JsonNode subscription, JsonNode schedule) {
        var now = schedule.path("current_phase");
        var phase = Phase.builder()
                .setStartDate(now.path("start_date").asLong())
                .setEndDate(StripeSubscriptions.period(subscription)
                        .path("current_period_end")
                        .asLong());
        for (var item : subscription.path("items").path("data")) {
            phase.addItem(Phase.Item.builder()
                    .setPrice(id(item.path("price")))
                    .setQuantity(StripeItems.quantity(item))
                    .build());
        }
        if (StripeSubscriptions.status(subscription) == SubscriptionStatus.TRIALING
                && time(subscription.path("trial_end")) != null) {
            phase.setTrialEnd(subscription.path("trial_end").asLong());
        }
        return discounted(phase, subscription);
    }

    private static Phase next(JsonNode subscription, SubscriptionChange change) {
        var interval = change.terms().interval() == BillingInterval.YEAR
                ? Phase.Duration.Interval.YEAR
                : Phase.Duration.Interval.MONTH;
        var phase = Phase.builder()
                .setProrationBehavior(Phase.ProrationBehavior.NONE)
                .setDuration(Phase.Duration.builder()
                        .setInterval(interval)
                        .setIntervalCount(1L)
                        .build());
        for (var item : StripeItems.of(change.price(), change.seats()).entrySet()) {
            phase.addItem(Phase.Item.builder()
                    .setPrice(item.getKey())
                    .setQuantity(item.getValue())
                    .build());
        }
        for (var item : subscription.path("items").path("data")) {
            // What others added to it goes on.
            if (StripePart.of(item.path("price")) == null) {
                phase.addItem(Phase.Item.builder()
                        .setPrice(id(item.path("price")))
                        .setQuantity(StripeItems.quantity(item))
                        .build());
            }
        }
        return discounted(phase, subscription);
    }

    private static Phase discounted(Phase.Builder phase, JsonNode subscription) {
        for (var discount : subscription.path("discounts")) {
            phase.addDiscount(Phase.Discount.builder().setDiscount(id(discount)).build());
        }
        return phase.build();
    }
}
