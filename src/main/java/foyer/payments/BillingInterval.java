package foyer.payments;

import java.time.Instant;
import java.time.ZoneOffset;

/** How often a subscription is paid. */
public enum BillingInterval {
    MONTH,
    YEAR;

    /** When so many of them in a row, the first of which begins at a moment, are over; in a short month on its last day. */
    public Instant after(Instant from, int times) {
        var start = from.atZone(ZoneOffset.UTC);
        return switch (this) {
            case MONTH -> start.plusMonths(times).toInstant();
            case YEAR -> start.plusYears(times).toInstant();
        };
    }
}
