package foyer.payments;

import java.time.Instant;
import java.time.ZoneOffset;

/** How often a subscription is paid. */
public enum BillingInterval {
    MONTH,
    YEAR;

    /** Where the last of so many ends that follow one another from a moment; a short month ends with its last day. */
    public Instant after(Instant from, int times) {
        var start = from.atZone(ZoneOffset.UTC);
        return switch (this) {
            case MONTH -> start.plusMonths(times).toInstant();
            case YEAR -> start.plusYears(times).toInstant();
        };
    }
}
