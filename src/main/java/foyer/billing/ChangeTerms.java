package foyer.billing;

import foyer.payments.BillingInterval;
import foyer.payments.Provider;
import foyer.payments.SubscriptionStatus;
import foyer.platform.graphql.UserErrorException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a subscription would become, and when: more at once, less with the end of the period that is paid. */
@Component
class ChangeTerms {

    private final Prices prices;
    private final TermsOrder order;

    ChangeTerms(Prices prices, TermsOrder order) {
        this.prices = prices;
        this.order = order;
    }

    /**
     * What it becomes.
     *
     * @param same whether it is what it is already
     */
    record Terms(Price price, int seats, boolean atPeriodEnd, boolean same) {

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
        return new Terms(price, checked, isLess(present, current.state().seats(), price, checked), same);
    }

    /**
     * Free days are for what is sold with them, and for few seats; PayPal charges more only with the next period, which is
     * too late for a year's.
     *
     * @throws UserErrorException STATE_CONFLICT, UNSUPPORTED
     */
    void requirePossible(StoredSubscription current, Terms wanted) {
        if (wanted.same() || wanted.atPeriodEnd()) {
            return;
        }
        var price = wanted.price();
        if (current.status() == SubscriptionStatus.TRIALING
                && (price.trialDays() == 0 || wanted.seats() > price.trialSeats())) {
            throw UserErrorException.of(BillingErrorCode.STATE_CONFLICT);
        }
        var present = prices.byCode(current.priceCode());
        if (current.provider() == Provider.PAYPAL && present != null && present.interval() == BillingInterval.YEAR) {
            throw UserErrorException.of(BillingErrorCode.UNSUPPORTED);
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
        if (order.isMixed(before, seatsBefore, after, seatsAfter)) {
            throw UserErrorException.of(BillingErrorCode.MIXED_CHANGE);
        }
        return order.isLess(before, seatsBefore, after, seatsAfter);
    }
}
