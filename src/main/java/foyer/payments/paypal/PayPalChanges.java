package foyer.payments.paypal;

import foyer.payments.ChangeOutcome;
import foyer.payments.ChangePreview;
import foyer.payments.PaymentAccount;
import foyer.payments.Provider;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderSubscription;
import foyer.payments.SubscriptionChange;
import foyer.payments.SubscriptionStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Other plans and seats: the buyer agrees on PayPal's page, and PayPal bills them with the next period, nothing before. */
final class PayPalChanges {

    /** PayPal says no time after which an approval ends; about three hours, as of its documentation of orders. */
    static final Duration APPROVAL = Duration.ofHours(3);

    private final PayPalApi api;
    private final PayPalSubscriptions subscriptions;
    private final Clock clock;

    PayPalChanges(PayPalApi api, PayPalSubscriptions subscriptions, Clock clock) {
        this.api = api;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** Reckoned: PayPal bills the new price with the next period, and nothing before. */
    ChangePreview preview(PaymentAccount account, SubscriptionChange change) {
        var now = subscriptions.ask(account, change.subscription());
        requireTrialMayGoOn(now, change);
        if (!isSame(now, change)) {
            requireGoesOn(now);
        }
        var terms = change.terms();
        var each = terms.seatAmountMinor() > 0 ? terms.seatAmountMinor() : terms.amountMinor();
        var quantity = terms.seatAmountMinor() > 0 ? change.seats() : 1;
        var next = Math.multiplyExact(each, quantity);
        return new ChangePreview(
                terms.currency(),
                List.of(new ProviderInvoice.Line(terms.name(), next, quantity, now.periodEnd(), null)),
                0,
                next,
                now.periodEnd(),
                false);
    }

    /**
     * Asked again there is another page to agree on, and the last one counts: nothing changes before. To what it is already
     * nobody has to agree.
     */
    ChangeOutcome change(PaymentAccount account, SubscriptionChange change) {
        var now = subscriptions.ask(account, change.subscription());
        requireTrialMayGoOn(now, change);
        if (isSame(now, change)) {
            return new ChangeOutcome.Applied(now);
        }
        requireGoesOn(now);
        var revised = api.post(
                account,
                PayPalSubscriptions.path(change.subscription()) + "/revise",
                Map.of(
                        "plan_id",
                        PayPalForms.plan(change.price(), false),
                        "quantity",
                        PayPalForms.quantity(change.terms(), change.seats()),
                        "application_context",
                        PayPalForms.context(change.returnUrl(), change.cancelUrl(), "CONTINUE")),
                null);
        return new ChangeOutcome.AwaitingApproval(
                PayPalPlans.approval(revised), clock.instant().plus(APPROVAL));
    }

    private static boolean isSame(ProviderSubscription now, SubscriptionChange change) {
        return now.status() != SubscriptionStatus.CANCELLED
                && change.terms().code().equals(now.priceCode())
                && change.seats() == now.seats();
    }

    /** What ends with its period is suspended until then, and nobody can agree to anything; nor of what has ended. */
    private static void requireGoesOn(ProviderSubscription now) {
        if (now.cancelAtPeriodEnd() || now.status() == SubscriptionStatus.CANCELLED) {
            throw new ProviderException(Provider.PAYPAL, Reason.CONFLICT, "subscription_ends");
        }
    }

    /** A trial of PayPal's ends with its days only: what is not to be had in one is refused. */
    private static void requireTrialMayGoOn(ProviderSubscription now, SubscriptionChange change) {
        if (change.endsTrial() && now.status() == SubscriptionStatus.TRIALING) {
            throw new ProviderException(Provider.PAYPAL, Reason.CONFLICT, "trial");
        }
    }
}
