package foyer.leads.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When a tenant works, in its time zone: spans that begin on days of the week, of which one may end on the next day. A span
 * that begins on a holiday is none; one that began on the day before lasts until its end. Time is counted as it passes:
 * where clocks are set forward or back within a span, it is shorter or longer (spec/leads.md: SLA).
 *
 * @param spans empty for all hours, holidays or not
 */
public record WorkingHours(ZoneId zone, List<Span> spans, Set<LocalDate> holidays) {

    /** Nobody who works so rarely is waited for any longer. */
    private static final int MOST_DAYS = 3_660;

    private static final int DAY = 24 * 60;

    /**
     * Hours of a day.
     *
     * @param opens in minutes from midnight, 0 to 1,439
     * @param closes in minutes from midnight, 1 to 1,440; not after {@code opens} for the next day's
     */
    public record Span(DayOfWeek day, int opens, int closes) {

        /** As they come in a week. */
        static final Comparator<Span> IN_ORDER =
                Comparator.comparing(Span::day).thenComparingInt(Span::opens).thenComparingInt(Span::closes);

        boolean isOverMidnight() {
            return closes <= opens;
        }
    }

    public WorkingHours {
        spans = spans.stream().sorted(Span.IN_ORDER).toList();
        holidays = Set.copyOf(holidays);
    }

    /** When so many hours of work have passed; empty when that is beyond ten years. */
    public Optional<Instant> after(Instant start, int hours) {
        var left = Duration.ofHours(hours);
        if (spans.isEmpty()) {
            return Optional.of(start.plus(left));
        }
        // What began on the day before may last still.
        var first = start.atZone(zone).toLocalDate().minusDays(1);
        var from = start;
        for (var day = first; day.isBefore(first.plusDays(MOST_DAYS)); day = day.plusDays(1)) {
            for (var span : on(day)) {
                var opens = at(day, span.opens());
                var begin = opens.isBefore(from) ? from : opens;
                var end = at(span.isOverMidnight() ? day.plusDays(1) : day, span.closes());
                if (!begin.isBefore(end)) {
                    continue;
                }
                var passes = Duration.between(begin, end);
                if (passes.compareTo(left) >= 0) {
                    return Optional.of(begin.plus(left));
                }
                left = left.minus(passes);
                from = end;
            }
        }
        return Optional.empty();
    }

    private List<Span> on(LocalDate day) {
        if (holidays.contains(day)) {
            return List.of();
        }
        return spans.stream().filter(span -> span.day() == day.getDayOfWeek()).toList();
    }

    /** Of a time that comes twice the first one, and of one that never comes the one as long after the gap. */
    private Instant at(LocalDate day, int minutes) {
        return minutes == DAY
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(minutes / 60, minutes % 60).atZone(zone).toInstant();
    }
}
