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

    /** It only goes forward in this order. */
    public enum Status {
        PENDING,
        FAILED,
        SUCCEEDED
    }
}
