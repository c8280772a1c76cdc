package foyer.payments.sandbox;

import foyer.payments.PriceTerms;
import foyer.payments.ProviderInvoice.Line;
import foyer.payments.SubscriptionStatus;
import foyerdb.payments.tables.records.SandboxSubscriptionRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is charged for a period, or for what is left of one when something changes within it. */
final class SandboxProration {

    private SandboxProration() {}

    static long total(PriceTerms terms, int seats) {
        return Math.addExact(terms.amountMinor(), Math.multiplyExact(terms.seatAmountMinor(), seats));
    }

    /** Where the period after so many ends that began at the anchor. */
    static Instant end(Instant anchor, PriceTerms terms, int periods) {
        return terms.interval().after(anchor, periods);
    }

    /** Of a whole period. */
    static List<Line> ofPeriod(PriceTerms terms, int seats, @Nullable Instant start, @Nullable Instant end) {
        var lines = new ArrayList<Line>();
        if (terms.amountMinor() > 0) {
            lines.add(new Line(terms.name(), terms.amountMinor(), 1, start, end));
        }
        if (terms.seatAmountMinor() > 0) {
            var amount = Math.multiplyExact(terms.seatAmountMinor(), seats);
            lines.add(new Line(terms.name() + ", each seat", amount, seats, start, end));
        }
        return lines;
    }

    /**
     * Of a change at this moment: what was paid for the rest of the period goes back, and the rest is paid anew, or the first
     * period of another interval. Nothing while it is free, or when nothing changes.
     */
    static List<Line> ofChange(
            SandboxSubscriptionRecord row, PriceTerms before, PriceTerms after, int seats, Instant at) {
        if (row.getStatus().equals(SubscriptionStatus.TRIALING.name())
                || (before.code().equals(after.code()) && row.getSeats() == seats)) {
            return List.of();
        }
        var lines = new ArrayList<Line>();
        var unused = left(total(before, row.getSeats()), row, at);
        if (unused > 0) {
            lines.add(new Line("Unused time on " + before.name(), -unused, row.getSeats(), at, row.getPeriodEnd()));
        }
        if (before.interval() != after.interval()) {
            lines.addAll(ofPeriod(after, seats, at, end(at, after, 1)));
            return lines;
        }
        var rest = left(total(after, seats), row, at);
        if (rest > 0) {
            lines.add(new Line("Remaining time on " + after.name(), rest, seats, at, row.getPeriodEnd()));
        }
        return lines;
    }

    private static long left(long amount, SandboxSubscriptionRecord row, Instant at) {
        var whole = Duration.between(row.getPeriodStart(), row.getPeriodEnd()).toMillis();
        var rest = Math.clamp(Duration.between(at, row.getPeriodEnd()).toMillis(), 0, whole);
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(rest))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
