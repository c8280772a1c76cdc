package foyer.payments.stripe;

import static foyer.payments.stripe.StripeFields.id;
import static foyer.payments.stripe.StripeFields.text;
import static foyer.payments.stripe.StripeFields.time;

import com.stripe.param.InvoiceRetrieveParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.PaymentBehavior;
import foyer.payments.ChangeOutcome;
import foyer.payments.PaymentAccount;
import foyer.payments.ProviderException.Reason;
import foyer.payments.ProviderSubscription;
import foyer.payments.SubscriptionChange;
import foyer.payments.SubscriptionStatus;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Changes of what is paid. Each step looks at how the subscription is first and does what is left to do, and the answer is
 * how it is after: a key that is asked again would answer as it was then.
 */
final class StripeChanges {

    private final StripeCalls calls;
    private final StripeSubscriptions subscriptions;
    private final StripeSchedules schedules;
    private final StripePendingUpdates pending;

    StripeChanges(
            StripeCalls calls,
            StripeSubscriptions subscriptions,
            StripeSchedules schedules,
            StripePendingUpdates pending) {
        this.calls = calls;
        this.subscriptions = subscriptions;
        this.schedules = schedules;
        this.pending = pending;
    }

    ChangeOutcome change(PaymentAccount account, SubscriptionChange change, String key) {
        var before = subscriptions.now(account, change.subscription());
        if (StripeSubscriptions.hasEnded(before)) {
            throw StripeFailures.refused(Reason.CONFLICT, "subscription_canceled");
        }
        if (change.atPeriodEnd()
                || StripeItems.steps(before, change.price(), change.seats()).isEmpty()) {
            before = pending.drop(account, before, key);
        }
        var steps = StripeItems.steps(before, change.price(), change.seats());
        var endsTrial = endsTrial(before, change);
        if (change.atPeriodEnd() && !steps.isEmpty()) {
            requireGoesOn(before);
            schedules.set(account, before, change, key);
        } else {
            schedules.release(account, before, key);
            if (!steps.isEmpty() || endsTrial) {
                update(account, before, steps, endsTrial, key);
            }
        }
        return outcome(account, subscriptions.now(account, change.subscription()));
    }

    ProviderSubscription unschedule(PaymentAccount account, String subscription, String key) {
        var before = pending.drop(account, subscriptions.now(account, subscription), key);
        if (id(before.path("schedule")) == null) {
            return StripeSubscriptions.read(before);
        }
        schedules.release(account, before, key);
        return StripeSubscriptions.read(subscriptions.now(account, subscription));
    }

    /** What ends with its period becomes nothing else with it. */
    static void requireGoesOn(JsonNode subscription) {
        if (StripeSubscriptions.read(subscription).cancelAtPeriodEnd()) {
            throw StripeFailures.refused(Reason.CONFLICT, "subscription_ends");
        }
    }

    /** Whether free days are left that end with the change. */
    static boolean endsTrial(JsonNode subscription, SubscriptionChange change) {
        return change.endsTrial()
                && !change.atPeriodEnd()
                && StripeSubscriptions.status(subscription) == SubscriptionStatus.TRIALING;
    }

    private void update(
            PaymentAccount account, JsonNode before, List<StripeItems.Step> steps, boolean endsTrial, String key) {
        var id = StripeIds.required(Objects.requireNonNull(id(before)));
        var params = SubscriptionUpdateParams.builder()
                .setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.ALWAYS_INVOICE)
                .setPaymentBehavior(behaviour(StripeSubscriptions.status(before)));
        if (endsTrial) {
            params.setTrialEnd(SubscriptionUpdateParams.TrialEnd.NOW);
        }
        for (var step : steps) {
            var item = SubscriptionUpdateParams.Item.builder();
            if (step.item() != null) {
                item.setId(step.item());
            }
            if (step.price() == null) {
                item.setDeleted(true);
            } else {
                item.setPrice(step.price()).setQuantity(step.quantity());
            }
            params.addItem(item.build());
        }
        var wanted = params.build();
        calls.deed(
                account,
                key,
                "items",
                (stripe, options) -> stripe.subscriptions().update(id, wanted, options));
    }

    /**
     * What has to be paid at once is paid before anything changes: with one that is in order Stripe keeps the change until the
     * buyer has paid on a page; of others it takes no change that is not paid.
     */
    private static PaymentBehavior behaviour(SubscriptionStatus status) {
        return status == SubscriptionStatus.ACTIVE || status == SubscriptionStatus.TRIALING
                ? PaymentBehavior.PENDING_IF_INCOMPLETE
                : PaymentBehavior.ERROR_IF_INCOMPLETE;
    }

    private ChangeOutcome outcome(PaymentAccount account, JsonNode now) {
        var pending = now.path("pending_update");
        if (!pending.isObject()) {
            return new ChangeOutcome.Applied(StripeSubscriptions.read(now));
        }
        var invoice = id(now.path("latest_invoice"));
        var expires = time(pending.path("expires_at"));
        if (invoice == null || expires == null) {
            throw StripeFailures.refused(Reason.DECLINED, "payment_failed");
        }
        var params = InvoiceRetrieveParams.builder().build();
        var page = text(calls.ask(
                        account,
                        (stripe, options) -> stripe.invoices().retrieve(StripeIds.required(invoice), params, options))
                .path("hosted_invoice_url"));
        if (page == null) {
            throw StripeFailures.refused(Reason.DECLINED, "payment_failed");
        }
        return new ChangeOutcome.AwaitingApproval(page, expires);
    }
}
