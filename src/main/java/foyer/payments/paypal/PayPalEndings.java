package foyer.payments.paypal;

import foyer.payments.PaymentAccount;
import foyer.payments.Provider;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import foyer.payments.ProviderSubscription;
import foyer.payments.SubscriptionStatus;
import java.util.Map;

/**
 * How subscriptions end at PayPal, and go on. It knows no keys of these deeds: each looks first at what is left to do.
 */
final class PayPalEndings {

    private final PayPalApi api;
    private final PayPalSubscriptions subscriptions;

    PayPalEndings(PayPalApi api, PayPalSubscriptions subscriptions) {
        this.api = api;
        this.subscriptions = subscriptions;
    }

    /**
     * Who is behind with paying has paid for nothing that could still go on, and ends at once. What was suspended to end
     * with its period, and has, is cancelled for good when it is asked for at once.
     */
    ProviderSubscription cancel(PaymentAccount account, String subscription, boolean atPeriodEnd) {
        var answer = subscriptions.get(account, subscription);
        var now = subscriptions.read(account, answer);
        var hasEnded = now.status() == SubscriptionStatus.CANCELLED;
        if (PayPalSubscriptions.isOver(answer) || (atPeriodEnd && (hasEnded || now.cancelAtPeriodEnd()))) {
            return now;
        }
        if (atPeriodEnd && now.periodEnd() != null && isPaid(now.status())) {
            deed(account, subscription, "suspend", PayPalSubscriptions.ending(now.periodEnd()));
        } else {
            var ended = hasEnded ? now.endedAt() : null;
            var reason = ended == null ? "Cancelled by the subscriber" : PayPalSubscriptions.ending(ended);
            deed(account, subscription, "cancel", reason);
        }
        return subscriptions.ask(account, subscription);
    }

    private static boolean isPaid(SubscriptionStatus status) {
        return switch (status) {
            case TRIALING, ACTIVE -> true;
            case INCOMPLETE, PAST_DUE, UNPAID, PAUSED, CANCELLED -> false;
        };
    }

    ProviderSubscription resume(PaymentAccount account, String subscription) {
        var now = subscriptions.ask(account, subscription);
        if (now.status() == SubscriptionStatus.CANCELLED) {
            throw new ProviderException(Provider.PAYPAL, Reason.CONFLICT, "cancelled");
        }
        if (!now.cancelAtPeriodEnd()
                && now.status() != SubscriptionStatus.PAUSED
                && now.status() != SubscriptionStatus.UNPAID) {
            return now;
        }
        deed(account, subscription, "activate", "Goes on");
        return subscriptions.ask(account, subscription);
    }

    private void deed(PaymentAccount account, String subscription, String deed, String reason) {
        api.post(account, PayPalSubscriptions.path(subscription) + "/" + deed, Map.of("reason", reason), null);
    }
}
