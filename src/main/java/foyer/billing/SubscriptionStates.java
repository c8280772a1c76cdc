package foyer.billing;

import foyer.payments.ProviderSubscription;
import foyer.payments.ProviderSubscription.Next;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a provider's subscription is kept, and what differs between two of them. */
final class SubscriptionStates {

    private SubscriptionStates() {}

    /** As it is stored: in whole microseconds, of the tenant acted in, of a price of ours, and without when it was told. */
    static ProviderSubscription kept(ProviderSubscription told, String priceCode) {
        var next = told.next();
        return new ProviderSubscription(
                told.id(),
                told.customer(),
                CurrentCaller.tenant(),
                told.status(),
                priceCode,
                Math.max(1, told.seats()),
                micros(told.startedAt()),
                micros(told.periodStart()),
                micros(told.periodEnd()),
                micros(told.trialEnd()),
                told.cancelAtPeriodEnd(),
                micros(told.endedAt()),
                next == null ? null : new Next(next.priceCode(), next.seats(), whole(next.at())),
                told.paymentMethod(),
                told.coupon(),
                null);
    }

    static @Nullable Instant micros(@Nullable Instant moment) {
        return moment == null ? null : whole(moment);
    }

    /** As PostgreSQL keeps it. */
    static Instant whole(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    /** What is another now; {@code before} is null for one that was not known. */
    static List<Difference> between(@Nullable ProviderSubscription before, ProviderSubscription after) {
        return Differences.between(before, after)
                .in(Fact.STATUS, ProviderSubscription::status)
                .in(Fact.PRICE, ProviderSubscription::priceCode)
                .in(Fact.SEATS, ProviderSubscription::seats)
                .in(Fact.CUSTOMER, ProviderSubscription::customer)
                .in(Fact.STARTED_AT, ProviderSubscription::startedAt)
                .in(Fact.PERIOD_START, ProviderSubscription::periodStart)
                .in(Fact.PERIOD_END, ProviderSubscription::periodEnd)
                .in(Fact.TRIAL_END, ProviderSubscription::trialEnd)
                .in(Fact.CANCEL_AT_PERIOD_END, ProviderSubscription::cancelAtPeriodEnd)
                .in(Fact.ENDED_AT, ProviderSubscription::endedAt)
                .in(Fact.NEXT_PRICE, of -> of.next() == null ? null : of.next().priceCode())
                .in(Fact.NEXT_SEATS, of -> of.next() == null ? null : of.next().seats())
                .in(Fact.NEXT_AT, of -> of.next() == null ? null : of.next().at())
                .in(Fact.PAYMENT_METHOD, of -> BillingPaymentMethod.of(of.paymentMethod()))
                .in(Fact.COUPON, ProviderSubscription::coupon)
                .list();
    }
}
