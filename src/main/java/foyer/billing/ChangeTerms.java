package foyer.billing;

import foyer.payments.BillingInterval;
import foyer.payments.Provider;
import foyer.payments.SubscriptionStatus;
import foyer.platform.graphql.UserErrorException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a subscription would become, and when: more at once, unless it has to be paid first ({@link UnpaidRaises}), and less with
 * the end of the period that is paid.
 */
@Component
class ChangeTerms {

    private final Prices prices;
    private final TermsOrder order;
    private final UnpaidRaises raises;

    ChangeTerms(Prices prices, TermsOrder order, UnpaidRaises raises) {
        this.prices = prices;
        this.order = order;
        this.raises = raises;
    }

    /**
     * What it becomes.
     *
     * @param less whether it is less than it is, and not only later
     * @param same whether it is what it is already
     * @param endsTrial whether free days that are left end with it
     */
    record Terms(Price price, int seats, boolean atPeriodEnd, boolean less, boolean same, boolean endsTrial) {

        /** What it is to be with its next period. */
        static Terms later(Price price, int seats, boolean same) {
            return new Terms(price, seats, true, false, same, false);
        }

        /** Null where the plan's own are included. */
        @Nullable Integer paidSeats() {
            return price.isBySeat() ? seats : null;
        }
    }

    /**
     * With the provider and in the currency that it has.
     *
     * @throws UserErrorException PRICE_NOT_FOUND, SEATS_INVALID, MIXED_CHANGE
     */
    Terms terms(
            StoredSubscription current,
            @Nullable String plan,
            @Nullable BillingInterval interval,
            @Nullable Integer seats) {
        var present = prices.byCode(current.priceCode());
        if (present == null) {
            throw UserErrorException.at("plan", BillingErrorCode.PRICE_NOT_FOUND);
        }
        var price =
                price(present, plan == null ? present.plan() : plan, interval == null ? present.interval() : interval);
        var wanted = seats == null ? (price.isBySeat() ? current.state().seats() : 1) : seats;
        var checked = BillingInputs.seats(wanted, price);
        var same = price.code().equals(present.code())
                && checked == current.state().seats();
        var less = isLess(present, current.state().seats(), price, checked);
        var later = less || (!same && raises.areHeld(current));
        var endsTrial = current.status() == SubscriptionStatus.TRIALING && !price.isFreeAtFirst(checked);
        return new Terms(price, checked, later, less, same, endsTrial && !same && !later);
    }

    /**
     * Free days are for what is sold with them, and for few seats: anything else ends them, and is paid at once. With PayPal
     * they end by themselves only.
     *
     * @throws UserErrorException TRIAL_GOES_ON
     */
    void requirePossible(StoredSubscription current, Terms wanted) {
        if (current.provider() == Provider.PAYPAL && wanted.endsTrial()) {
            throw UserErrorException.of(BillingErrorCode.TRIAL_GOES_ON);
        }
    }

    /** What is not offered any more stays with whoever has it. */
    private Price price(Price present, String plan, BillingInterval interval) {
        if (plan.equals(present.plan()) && interval == present.interval()) {
            return present;
        }
        return prices.of(present.blueprint()).stream()
                .filter(Price::offered)
                .filter(price -> price.plan().equals(plan)
                        && price.interval() == interval
                        && price.provider() == present.provider()
                        && price.currency().equals(present.currency()))
                .findFirst()
                .orElseThrow(() -> UserErrorException.at("plan", BillingErrorCode.PRICE_NOT_FOUND));
    }

    /** What is more in one thing and less in another would come at once, and freeze at once what is less. */
    private boolean isLess(Price before, int seatsBefore, Price after, int seatsAfter) {
        var step = order.step(before, seatsBefore, after, seatsAfter);
        if (step.isMixed()) {
            throw UserErrorException.of(BillingErrorCode.MIXED_CHANGE);
        }
        return step.isLess();
    }
}
