package foyer.payments;

import org.jspecify.annotations.Nullable;

/**
 * A payment that the buyer wants back through their bank or PayPal: a chargeback, or a complaint that may become one.
 *
 * @param payment what a refund of it would name
 * @param subscription what it was paid for; null when unknown
 * @param reason the provider's word for it; null when it has none
 */
public record ProviderDispute(
        String id,
        String payment,
        @Nullable String subscription,
        Status status,
        String currency,
        long amountMinor,
        @Nullable String reason) {

    /** How it stands. */
    public enum Status {
        /** Somebody has to answer it, or the bank is at it. */
        OPEN,
        /** The money stays. */
        WON,
        /** The money has gone back. */
        LOST
    }
}
