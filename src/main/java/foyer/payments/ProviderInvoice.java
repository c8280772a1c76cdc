package foyer.payments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as the provider has it, or where it makes none, as with PayPal, what was charged once.
 *
 * @param number as people read it; null while it is a draft
 * @param subtotalMinor before tax, after discounts; all amounts in minor units of {@code currency}
 * @param lines at most 100
 * @param creditMinor what of the total was taken from the customer's credit, and is not charged; 0 where there is none
 * @param pdfUrl where its PDF is; null where there is none
 */
public record ProviderInvoice(
        String id,
        @Nullable String subscription,
        @Nullable String number,
        Status status,
        String currency,
        long subtotalMinor,
        long taxMinor,
        long totalMinor,
        long paidMinor,
        long dueMinor,
        @Nullable Instant periodStart,
        @Nullable Instant periodEnd,
        Instant issuedAt,
        @Nullable Instant paidAt,
        @Nullable String pdfUrl,
        @Nullable String pageUrl,
        List<Line> lines,
        long creditMinor) {

    public ProviderInvoice {
        lines = List.copyOf(lines);
    }

    /** How far it has come; it only goes forward in this order. */
    public enum Status {
        DRAFT,
        OPEN,
        UNCOLLECTIBLE,
        VOID,
        PAID
    }

    /** What is charged, or given back when it is negative. */
    public record Line(
            String description,
            long amountMinor,
            int quantity,
            @Nullable Instant periodStart,
            @Nullable Instant periodEnd) {}
}
