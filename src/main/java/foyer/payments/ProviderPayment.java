package foyer.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to be paid.
 *
 * @param id what a refund names: Stripe's payment intent or charge, PayPal's sale or capture
 * @param refundedMinor how much of it was given back
 * @param failureCode the provider's, {@code card_declined}; null unless it failed
 */
public record ProviderPayment(
        String id,
        @Nullable String subscription,
        @Nullable String invoice,
        Status status,
        String currency,
        long amountMinor,
        long refundedMinor,
        @Nullable String failureCode,
        Instant at) {

    /** It only goes forward in this order. */
    public enum Status {
        PENDING,
        FAILED,
        SUCCEEDED
    }
}
