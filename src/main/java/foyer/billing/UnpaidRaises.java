package foyer.billing;

import foyer.payments.BillingInterval;
import foyer.payments.Provider;
import foyer.payments.ProviderSubscription;
import foyer.payments.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is more PayPal has at once and bills with the next period. Whoever takes it back before it was paid, by having less or
 * none, has used it for the rest of one period; within a year of that, what is more waits for the period that is paid for it.
 * So it does where a year was paid, of which the rest is too long. It goes by what was granted, and so, as that does, by the
 * order in which it was told: what was told too late to be granted nobody has used.
 */
@Component
class UnpaidRaises {

    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final AccountQueries accounts;
    private final Prices prices;
    private final TermsOrder order;

    UnpaidRaises(AccountQueries accounts, Prices prices, TermsOrder order) {
        this.accounts = accounts;
        this.prices = prices;
        this.order = order;
    }

    /** Whether what the provider has comes with the next period, since it is more than was paid for this one. */
    boolean isHeld(PaidTerms paid, ProviderSubscription now) {
        return isMore(now.priceCode(), now.seats(), paid) && areHeld(now, paid.priceCode());
    }

    /** Whether more than it has would come with its next period only. */
    boolean areHeld(StoredSubscription current) {
        var paid = current.paid();
        return LoweredTerms.happenAt(current.provider())
                && areHeld(current.state(), paid == null ? current.priceCode() : paid.priceCode());
    }

    /** Within the period in which it was taken back, more of it costs nobody more than it did. */
    private boolean areHeld(ProviderSubscription now, String paidPrice) {
        var period = now.periodStart();
        if (period == null || now.status() == SubscriptionStatus.TRIALING) {
            return false;
        }
        var price = prices.byCode(paidPrice);
        if (price != null && price.interval() == BillingInterval.YEAR) {
            return true;
        }
        var undone = accounts.raiseUndoneAt();
        return undone != null
                && undone.isBefore(period)
                && undone.plus(REMEMBERED).isAfter(period);
    }

    /**
     * Notes that what is granted and was not paid is had no more. The caller holds the account.
     *
     * @param told what the provider has, at a price of ours
     */
    void seen(StoredSubscription before, ProviderSubscription told, Instant at) {
        var paid = before.paid();
        var granted = before.state();
        if (paid == null
                || !isUnpaid(before.provider(), granted, paid)
                || !Objects.equals(granted.periodStart(), told.periodStart())) {
            return;
        }
        var ended = told.endedAt();
        if (ended != null) {
            accounts.raiseUndone(ended.isBefore(at) ? ended : at);
        } else if (isLess(granted.priceCode(), granted.seats(), told.priceCode(), told.seats())) {
            accounts.raiseUndone(at);
        }
    }

    private boolean isUnpaid(Provider provider, ProviderSubscription granted, PaidTerms paid) {
        return LoweredTerms.happenAt(provider)
                && StoredSubscription.isLiving(granted.status())
                && granted.status() != SubscriptionStatus.TRIALING
                && isMore(granted.priceCode(), granted.seats(), paid);
    }

    /** Whether it is more than what was paid. */
    boolean isMore(@Nullable String price, int seats, PaidTerms paid) {
        return isLess(price, seats, paid.priceCode(), paid.seats());
    }

    /** Whether the latter is less. */
    boolean isLess(@Nullable String before, int seatsBefore, @Nullable String after, int seatsAfter) {
        var was = prices.byCode(before);
        var is = prices.byCode(after);
        return was != null && is != null && order.isLess(was, seatsBefore, is, seatsAfter);
    }
}
