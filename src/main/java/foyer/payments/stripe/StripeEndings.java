package foyer.payments.stripe;

import com.stripe.param.SubscriptionCancelParams;
import com.stripe.param.SubscriptionResumeParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.common.EmptyParam;
import foyer.payments.PaymentAccount;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import foyer.payments.ProviderSubscription;
import foyer.payments.SubscriptionStatus;
import tools.jackson.databind.JsonNode;

/** How subscriptions end, and go on; each looks first at what is left to do, as {@link StripeChanges} do. */
final class StripeEndings {

    private final StripeCalls calls;
    private final StripeSubscriptions subscriptions;
    private final StripeSchedules schedules;
    private final StripePendingUpdates pending;

    StripeEndings(
            StripeCalls calls,
            StripeSubscriptions subscriptions,
            StripeSchedules schedules,
            StripePendingUpdates pending) {
        this.calls = calls;
        this.subscriptions = subscriptions;
        this.schedules = schedules;
        this.pending = pending;
    }

    ProviderSubscription cancel(PaymentAccount account, String subscription, boolean atPeriodEnd, String key) {
        var before = subscriptions.now(account, subscription);
        if (!StripeSubscriptions.hasEnded(before)) {
            before = pending.drop(account, before, key);
            if (atPeriodEnd) {
                endsWithPeriod(account, before, subscription, key);
            } else {
                end(account, subscription, key);
            }
        }
        return now(account, subscription);
    }

    private void endsWithPeriod(PaymentAccount account, JsonNode before, String subscription, String key) {
        if (StripeSubscriptions.read(before).cancelAtPeriodEnd()) {
            return;
        }
        // What was set for the end of the period does not come any more.
        schedules.release(account, before, key);
        update(
                account,
                subscription,
                key,
                SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(true).build());
    }

    private void end(PaymentAccount account, String subscription, String key) {
        var params = SubscriptionCancelParams.builder().build();
        try {
            calls.deed(
                    account,
                    key,
                    "cancel",
                    (stripe, options) -> stripe.subscriptions().cancel(subscription, params, options));
        } catch (ProviderException e) {
            // Stripe ends nothing twice: somebody else has, meanwhile.
            if (!StripeSubscriptions.hasEnded(subscriptions.now(account, subscription))) {
                throw e;
            }
        }
    }

    ProviderSubscription resume(PaymentAccount account, String subscription, String key) {
        var before = subscriptions.now(account, subscription);
        if (StripeSubscriptions.hasEnded(before)) {
            throw StripeFailures.refused(Reason.CONFLICT, "subscription_canceled");
        }
        if (StripeSubscriptions.status(before) == SubscriptionStatus.PAUSED) {
            var params = SubscriptionResumeParams.builder().build();
            calls.deed(
                    account,
                    key,
                    "resume",
                    (stripe, options) -> stripe.subscriptions().resume(subscription, params, options));
        }
        // One or the other: Stripe takes no request that has both.
        if (before.path("cancel_at_period_end").asBoolean(false)) {
            update(
                    account,
                    subscription,
                    key,
                    SubscriptionUpdateParams.builder()
                            .setCancelAtPeriodEnd(false)
                            .build());
        } else if (StripeFields.time(before.path("cancel_at")) != null) {
            update(
                    account,
                    subscription,
                    key,
                    SubscriptionUpdateParams.builder()
                            .setCancelAt(EmptyParam.EMPTY)
                            .build());
        }
        return now(account, subscription);
    }

    private void update(PaymentAccount account, String subscription, String key, SubscriptionUpdateParams params) {
        calls.deed(
                account,
                key,
                "ending",
                (stripe, options) -> stripe.subscriptions().update(subscription, params, options));
    }

    private ProviderSubscription now(PaymentAccount account, String subscription) {
        return StripeSubscriptions.read(subscriptions.now(account, subscription));
    }
}
