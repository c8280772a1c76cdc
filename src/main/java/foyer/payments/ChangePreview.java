package foyer.payments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change would cost.
 *
 * @param dueNowMinor charged at once, 0 for nothing; all amounts in minor units of {@code currency}
 * @param nextMinor of the next invoice, as it stands
 * @param exact whether the provider said so; else it is what Foyer reckons from the prices, without tax
 */
public record ChangePreview(
        String currency,
        List<ProviderInvoice.Line> lines,
        long dueNowMinor,
        long nextMinor,
        @Nullable Instant nextAt,
        boolean exact) {

    public ChangePreview {
        lines = List.copyOf(lines);
    }
}
