package foyer.payments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change would cost.
 *
 * @param dueNowMinor charged at once after credit, 0 for nothing; all amounts in minor units of {@code currency}
 * @param nextMinor of the next invoice, as it stands
 * @param nextDueMinor what of that is charged, after what is left of the credit
 * @param exact whether the provider said so; else it is what Foyer reckons from the prices, without tax
 */
public record ChangePreview(
        String currency,
        List<ProviderInvoice.Line> lines,
        long dueNowMinor,
        long nextMinor,
        long nextDueMinor,
        @Nullable Instant nextAt,
        boolean exact) {

    public ChangePreview {
        lines = List.copyOf(lines);
    }

    /** Of a provider without credit. */
    public ChangePreview(
            String currency,
            List<ProviderInvoice.Line> lines,
            long dueNowMinor,
            long nextMinor,
            @Nullable Instant nextAt,
            boolean exact) {
        this(currency, lines, dueNowMinor, nextMinor, nextMinor, nextAt, exact);
    }
}
