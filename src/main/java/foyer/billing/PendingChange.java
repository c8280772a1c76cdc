package foyer.billing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a provider is asked to do with a subscription. Its id is the key of the deed with the provider.
 *
 * @param approval where the buyer agrees; null when nobody has to
 * @param refusal why it did not come; null unless it was refused
 */
record PendingChange(
        UUID id,
        SubscriptionId subscription,
        Kind kind,
        Status status,
        Wanted wanted,
        Pages pages,
        @Nullable Approval approval,
        @Nullable BillingErrorCode refusal,
        Instant createdAt) {

    /** What is to be done; the schema's {@code BillingRequest}. */
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

    /**
     * What the subscription is to become.
     *
     * @param priceCode what it is to cost, and {@code seats} how many it is to have; null where that is not what changes
     * @param atPeriodEnd whether it comes with the end of the period; of what is taken back, whether that would have
     */
    record Wanted(
            @Nullable String priceCode,
            @Nullable Integer seats,
            boolean atPeriodEnd,
            @Nullable String coupon) {

        static final Wanted NOTHING = new Wanted(null, null, false, null);
    }

    /** Where a buyer comes back to who has to agree; null where nobody may have to. */
    record Pages(@Nullable String returnUrl, @Nullable String cancelUrl) {

        static final Pages NONE = new Pages(null, null);
    }

    /** The provider's page where the buyer agrees, and until when. */
    record Approval(String url, @Nullable Instant expiresAt) {}

    static PendingChange of(UUID id, SubscriptionId subscription, Kind kind, Instant at) {
        return new PendingChange(id, subscription, kind, Status.REQUESTED, Wanted.NOTHING, Pages.NONE, null, null, at);
    }

    /** To what it comes to by the terms, with pages for a buyer who has to agree. */
    PendingChange to(ChangeTerms.Terms terms, String agreed, @Nullable String refused) {
        return with(
                new Wanted(terms.price().code(), terms.seats(), terms.atPeriodEnd(), null),
                new Pages(agreed, refused == null ? agreed : refused));
    }

    PendingChange atPeriodEnd(boolean later) {
        return with(new Wanted(wanted.priceCode(), wanted.seats(), later, wanted.coupon()), pages);
    }

    PendingChange coupon(String code) {
        return with(new Wanted(wanted.priceCode(), wanted.seats(), wanted.atPeriodEnd(), code), pages);
    }

    private PendingChange with(Wanted other, Pages itsPages) {
        return new PendingChange(id, subscription, kind, status, other, itsPages, approval, refusal, createdAt);
    }
}
