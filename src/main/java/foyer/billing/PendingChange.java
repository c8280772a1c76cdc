package foyer.billing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a provider is asked to do with a subscription. Its id is the key of the deed with the provider.
 *
 * @param priceCode what it is to cost, and {@code seats} how many it is to have; null where that is not what changes
 * @param url where the buyer agrees; null when nobody has to
 * @param refusal why it did not come; null unless it was refused
 */
record PendingChange(
        UUID id,
        SubscriptionId subscription,
        Kind kind,
        Status status,
        @Nullable String priceCode,
        @Nullable Integer seats,
        boolean atPeriodEnd,
        @Nullable String coupon,
        @Nullable String returnUrl,
        @Nullable String cancelUrl,
        @Nullable String url,
        @Nullable Instant expiresAt,
        @Nullable BillingErrorCode refusal,
        Instant createdAt) {

    /** What is to be done. */
    enum Kind {
        CHANGE,
        UNSCHEDULE,
        CANCEL,
        RESUME,
        COUPON
    }

    /** How far it has come. */
    enum Status {
        /** The provider is being asked, or nobody knows what it answered. */
        REQUESTED,
        /** The buyer has to agree. */
        AWAITING_APPROVAL,
        APPLIED,
        REFUSED,
        /** Something else was asked for instead. */
        ABANDONED
    }

    static PendingChange of(UUID id, SubscriptionId subscription, Kind kind, Instant at) {
        return new PendingChange(
                id, subscription, kind, Status.REQUESTED, null, null, false, null, null, null, null, null, null, at);
    }

    /** To a price and a number of seats. */
    PendingChange to(Price price, int itsSeats, boolean later) {
        return new PendingChange(
                id,
                subscription,
                kind,
                status,
                price.code(),
                itsSeats,
                later,
                coupon,
                returnUrl,
                cancelUrl,
                url,
                expiresAt,
                refusal,
                createdAt);
    }

    PendingChange atPeriodEnd(boolean later) {
        return new PendingChange(
                id,
                subscription,
                kind,
                status,
                priceCode,
                seats,
                later,
                coupon,
                returnUrl,
                cancelUrl,
                url,
                expiresAt,
                refusal,
                createdAt);
    }

    PendingChange coupon(String code) {
        return new PendingChange(
                id,
                subscription,
                kind,
                status,
                priceCode,
                seats,
                atPeriodEnd,
                code,
                returnUrl,
                cancelUrl,
                url,
                expiresAt,
                refusal,
                createdAt);
    }

    /** Where the buyer comes back to who has to agree. */
    PendingChange back(String agreed, @Nullable String refused) {
        return new PendingChange(
                id,
                subscription,
                kind,
                status,
                priceCode,
                seats,
                atPeriodEnd,
                coupon,
                agreed,
                refused == null ? agreed : refused,
                url,
                expiresAt,
                refusal,
                createdAt);
    }
}
