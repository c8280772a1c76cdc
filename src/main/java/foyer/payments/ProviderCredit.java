package foyer.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Credit of a customer that came or went, as Stripe has it in transactions of a customer's balance: later invoices take it
 * before they charge anything. It never changes once it is there.
 *
 * @param amountMinor in minor units of {@code currency}; less than zero for what was used or taken away
 * @param balanceMinor what there was after it; less than zero when the customer owes
 * @param invoice of which it is the use or the rest; null for none
 * @param reference the key under which it was asked for; null for what nobody asked for
 */
public record ProviderCredit(
        String id,
        String customer,
        Kind kind,
        String currency,
        long amountMinor,
        long balanceMinor,
        @Nullable String invoice,
        @Nullable String reference,
        Instant at) {

    /** Why it came or went. */
    public enum Kind {
        /** Whoever runs the platform gave it. */
        GRANTED,
        /** An invoice took it. */
        APPLIED,
        /** An invoice had taken it, and is void or of a subscription that was one too many. */
        RETURNED,
        /** An invoice came to less than nothing, or was paid beyond what it came to. */
        KEPT,
        /** The provider, or somebody with its own pages, changed it. */
        ADJUSTED
    }
}
