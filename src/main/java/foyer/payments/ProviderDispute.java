package foyer.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment that the buyer wants back through their bank or PayPal: a chargeback, or a complaint that may become one. Also one
 * that was taken back though nobody complained: it is lost, unless there is a complaint of it after all, which was not won
 * before, or it is there again.
 *
 * @param id the provider's; the payment's own where nobody complained
 * @param payment what a refund of it would name
 * @param subscription what it was paid for; null when unknown
 * @param reason the provider's word for it; null when it has none
 * @param closedAt when it was decided, as far as the provider says; null when it was not, or the provider does not say when
 */
public record ProviderDispute(
        String id,
        String payment,
        @Nullable String subscription,
        Status status,
        String currency,
        long amountMinor,
        @Nullable String reason,
        Instant openedAt,
        @Nullable Instant closedAt) {

    /** The same, of what was taken back and is there again. */
    public ProviderDispute won() {
        return new ProviderDispute(
                id, payment, subscription, Status.WON, currency, amountMinor, reason, openedAt, null);
    }

    /** How it stands. */
    public enum Status {
        /** Somebody of the platform has to answer it, by a day that the provider sets. */
        NEEDS_RESPONSE,
        /** The bank, the provider or the buyer is at it. */
        UNDER_REVIEW,
        /** The money stays. */
        WON,
        /** The money has gone back. */
        LOST;

        /** Whether it was decided. */
        public boolean isClosed() {
            return this == WON || this == LOST;
        }
    }
}
