package foyer.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The months in which quotas of a subscription are counted: those of its period, which for one that is paid by the year are
 * twelve. They begin on the day of the period's beginning, or on the last of a month that has no such day.
 */
final class QuotaPeriods {

    /** A shorter one would be none. */
    private static final Duration SHORTEST = Duration.ofHours(1);

    /** The longest month, and what clocks can add to it. */
    private static final Duration MONTH = Duration.ofDays(32);

    private QuotaPeriods() {}

    /** From one moment to another. */
    record Period(Instant start, Instant end) {}

    /** The month that now is in; the last one when the period is over and nothing was told of another. */
    static @Nullable Period of(@Nullable Instant start, @Nullable Instant end, Instant now) {
        if (start == null || end == null || end.isBefore(start.plus(SHORTEST))) {
            return null;
        }
        if (!end.isAfter(start.plus(MONTH))) {
            return new Period(start, end);
        }
        var first = start.atOffset(ZoneOffset.UTC);
        var last = end.minus(SHORTEST);
        var moment = now.isBefore(start) ? start : now.isAfter(last) ? last : now;
        var months = ChronoUnit.MONTHS.between(first, moment.atOffset(ZoneOffset.UTC));
        while (months > 0 && first.plusMonths(months).toInstant().isAfter(moment)) {
            months--;
        }
        while (!first.plusMonths(months + 1).toInstant().isAfter(moment)) {
            months++;
        }
        var begins = first.plusMonths(months).toInstant();
        var ends = first.plusMonths(months + 1).toInstant();
        return new Period(begins, ends.isAfter(end.minus(SHORTEST)) ? end : ends);
    }
}
