package foyer.payments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as the provider has it.
 *
 * @param reference the tenant that it was made for; null when it is none of ours
 * @param priceCode the {@link PriceTerms}' code of what is paid; null when that is none of ours
 * @param seats the provider's quantity; 1 where nothing is paid for seats, 0 where that may be at a price that is none of ours
 * @param cancelAtPeriodEnd whether it ends with the period that is paid
 * @param endedAt when it ended; null while it has not
 * @param next what it changes to, and when; null for nothing
 * @param paymentMethod what it is paid with, to show; null when unknown
 * @param coupon of a coupon in force, its code or name; null for none
 * @param updatedAt when the provider changed it last, as far as it says; null when it does not
 */
public record ProviderSubscription(
        String id,
        @Nullable String customer,
        @Nullable UUID reference,
        SubscriptionStatus status,
        @Nullable String priceCode,
        int seats,
        @Nullable Instant startedAt,
        @Nullable Instant periodStart,
        @Nullable Instant periodEnd,
        @Nullable Instant trialEnd,
        boolean cancelAtPeriodEnd,
        @Nullable Instant endedAt,
        @Nullable Next next,
        @Nullable ProviderPaymentMethod paymentMethod,
        @Nullable String coupon,
        @Nullable Instant updatedAt) {

    /** The same, ended for good. */
    public ProviderSubscription ended(Instant at) {
        return new ProviderSubscription(
                id,
                customer,
                reference,
                SubscriptionStatus.CANCELLED,
                priceCode,
                seats,
                startedAt,
                periodStart,
                periodEnd,
                trialEnd,
                false,
                at,
                null,
                paymentMethod,
                coupon,
                null);
    }

    /** The same, of another price and other seats, and with what those become. */
    public ProviderSubscription with(@Nullable String otherPrice, int otherSeats, @Nullable Next becomes) {
        return new ProviderSubscription(
                id,
                customer,
                reference,
                status,
                otherPrice,
                otherSeats,
                startedAt,
                periodStart,
                periodEnd,
                trialEnd,
                cancelAtPeriodEnd,
                endedAt,
                becomes,
                paymentMethod,
                coupon,
                updatedAt);
    }

    /** What it changes to at a time that has been set. */
    public record Next(@Nullable String priceCode, int seats, Instant at) {}
}
