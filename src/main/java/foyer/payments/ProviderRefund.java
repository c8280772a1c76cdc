package foyer.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Money that goes back. */
public record ProviderRefund(
        String id,
        String payment,
        @Nullable String subscription,
        Status status,
        String currency,
        long amountMinor,
        @Nullable String reason,
        Instant at) {

    /** It only goes forward in this order: what was given back may fail to arrive, days after. */
    public enum Status {
        PENDING,
        SUCCEEDED,
        FAILED
    }
}
