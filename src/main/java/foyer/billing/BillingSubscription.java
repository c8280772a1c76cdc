package foyer.billing;

import foyer.billing.PlanOffers.Offer;
import foyer.payments.BillingInterval;
import foyer.payments.Provider;
import foyer.payments.SubscriptionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A tenant's subscription; the schema's type of the same name. */
record BillingSubscription(
        SubscriptionId id,
        Provider provider,
        Offer plan,
        BillingInterval interval,
        String currency,
        int seats,
        SubscriptionStatus status,
        @Nullable Instant periodStart,
        @Nullable Instant periodEnd,
        @Nullable Instant trialEnd,
        boolean cancelAtPeriodEnd,
        @Nullable Instant endedAt,
        @Nullable String coupon,
        int version) {

    static BillingSubscription of(StoredSubscription stored, Price price, Offer plan) {
        var state = stored.state();
        return new BillingSubscription(
                stored.id(),
                stored.provider(),
                plan,
                price.interval(),
                price.currency(),
                state.seats(),
                state.status(),
                state.periodStart(),
                state.periodEnd(),
                state.trialEnd(),
                state.cancelAtPeriodEnd(),
                state.endedAt(),
                state.coupon(),
                stored.version());
    }
}
