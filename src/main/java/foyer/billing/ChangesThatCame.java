package foyer.billing;

import foyer.payments.SubscriptionStatus;
import org.jspecify.annotations.Nullable;

/** Whether a subscription is by now as somebody wanted it, whoever says so. */
final class ChangesThatCame {

    private ChangesThatCame() {}

    static boolean hasCome(PendingChange change, StoredSubscription current) {
        var wanted = change.wanted();
        var state = current.state();
        return switch (change.kind()) {
            case CHANGE -> isComing(wanted, current) || isHad(wanted, current);
            // What waits for its payment with the provider is not seen here: nobody but the provider knows whether it
            // is gone.
            case UNSCHEDULE -> wanted.atPeriodEnd() && state.next() == null && isHad(wanted, current);
            case CANCEL -> !current.isLiving() || (wanted.atPeriodEnd() && state.cancelAtPeriodEnd());
            case RESUME -> goesOn(state.status()) && !state.cancelAtPeriodEnd();
            case COUPON -> wanted.coupon() != null && ChangeDeeds.isInForce(wanted.coupon(), current);
        };
    }

    private static boolean goesOn(SubscriptionStatus status) {
        return switch (status) {
            case TRIALING, ACTIVE, PAST_DUE -> true;
            case INCOMPLETE, UNPAID, PAUSED, CANCELLED -> false;
        };
    }

    private static boolean isComing(PendingChange.Wanted wanted, StoredSubscription current) {
        var next = current.state().next();
        return next != null && isSame(wanted, next.priceCode(), next.seats());
    }

    /** What is granted until the period's end is not what the provider has. */
    private static boolean isHad(PendingChange.Wanted wanted, StoredSubscription current) {
        return current.ahead() == null
                && isSame(wanted, current.priceCode(), current.state().seats());
    }

    private static boolean isSame(PendingChange.Wanted wanted, @Nullable String priceCode, int seats) {
        return wanted.priceCode() != null
                && wanted.priceCode().equals(priceCode)
                && wanted.seats() != null
                && wanted.seats() == seats;
    }
}
