package foyer.billing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that a provider is asked to give back. Its id is the key of the deed with the provider.
 *
 * @param amountMinor in the smallest unit of the currency, which is the payment's
 * @param refund what came of it; null unless it is done
 * @param refusal why nothing came of it; null unless it was refused
 */
record RefundRequest(
        UUID id,
        BillingPaymentId payment,
        String currency,
        long amountMinor,
        String reason,
        Status status,
        @Nullable BillingRefundId refund,
        @Nullable BillingErrorCode refusal,
        Instant createdAt) {

    /** How far it has come. */
    enum Status {
        /** The provider is being asked, or nobody knows what it answered. */
        REQUESTED,
        DONE,
        REFUSED,
        /** The provider does not know the key any more: asked again it might do it twice. People have to look. */
        UNKNOWN
    }
}
