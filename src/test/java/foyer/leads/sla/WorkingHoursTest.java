package foyer.leads.sla;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.sla.WorkingHours.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hours of work are what counting minute by minute comes to. */
@Tag("unit")
class WorkingHoursTest {

    private static final int TRIES = 1_000;
    private static final int MOST_MINUTES = 60 * 24 * 60;

    /** Clocks change in the nights of these zones, by an hour or by half of one, and in one of them never. */
    private static final List<ZoneId> ZONES = Stream.of(
                    "America/New_York", "Europe/Berlin", "Asia/Dubai", "Australia/Lord_Howe")
            .map(ZoneId::of)
            .toList();

    @Test
    void areCountedMinuteByMinute() {
        var random = new Random(11);
        var compared = 0;
        for (var i = 0; i < TRIES; i++) {
            var start = LocalDate.of(2026, 1, 1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .plusSeconds(60L * random.nextInt(365 * TimesOfDay.DAY));
            var hours = hours(random, start);
            var many = 1 + random.nextInt(30);
            var counted = counted(hours, start, many);
            if (counted != null) {
                assertThat(hours.after(start, many))
                        .as("%s %s %d", hours, start, many)
                        .hasValue(counted);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(TRIES / 2);
    }

    private static WorkingHours hours(Random random, Instant start) {
        var zone = ZONES.get(random.nextInt(ZONES.size()));
        var spans = new ArrayList<Span>();
        for (var day : DayOfWeek.values()) {
            for (var nth = random.nextInt(3); nth > 0; nth--) {
                // None begins or ends while clocks change; some last over it.
                var opens = random.nextInt(5) == 0 ? 0 : 60 * (5 + random.nextInt(19));
                var closes = 60 * (5 + random.nextInt(20));
                spans.add(new Span(day, opens, closes));
            }
        }
        var holidays = new HashSet<LocalDate>();
        for (var nth = random.nextInt(4); nth > 0; nth--) {
            holidays.add(start.atZone(zone).toLocalDate().plusDays(random.nextInt(6)));
        }
        return new WorkingHours(zone, spans, holidays);
    }

    private static @Nullable Instant counted(WorkingHours hours, Instant start, int many) {
        var left = many * 60;
        var minute = start;
        for (var i = 0; i < MOST_MINUTES && left > 0; i++) {
            left -= isWorked(hours, minute) ? 1 : 0;
            minute = minute.plusSeconds(60);
        }
        return left == 0 ? minute : null;
    }

    private static boolean isWorked(WorkingHours hours, Instant minute) {
        var there = minute.atZone(hours.zone());
        var time = there.getHour() * 60 + there.getMinute();
        var today = there.toLocalDate();
        return hours.spans().isEmpty()
                || hours.spans().stream().anyMatch(span -> {
                    var over = span.closes() <= span.opens();
                    return (begins(hours, span, today) && time >= span.opens() && (over || time < span.closes()))
                            || (over && begins(hours, span, today.minusDays(1)) && time < span.closes());
                });
    }

    private static boolean begins(WorkingHours hours, Span span, LocalDate day) {
        return span.day() == day.getDayOfWeek() && !hours.holidays().contains(day);
    }

    /** Clocks are set while somebody works: forward in Berlin on 29 March at two, back on 25 October at three. */
    @Test
    void areAsManyAsPassWhenClocksAreSet() {
        var berlin = ZoneId.of("Europe/Berlin");
        var nights = Stream.of(DayOfWeek.values())
                .map(day -> new Span(day, 22 * 60, 6 * 60))
                .toList();
        var hours = new WorkingHours(berlin, nights, Set.of());

        // From ten to six are seven hours in one night, and nine in the other.
        assertThat(hours.after(Instant.parse("2026-03-28T21:00:00Z"), 7))
                .hasValue(Instant.parse("2026-03-29T04:00:00Z"));
        assertThat(hours.after(Instant.parse("2026-03-28T21:00:00Z"), 8))
                .hasValue(Instant.parse("2026-03-29T21:00:00Z"));
        assertThat(hours.after(Instant.parse("2026-10-24T20:00:00Z"), 9))
                .hasValue(Instant.parse("2026-10-25T05:00:00Z"));
        // What opens in the hour that is left out opens as much later.
        var early = new WorkingHours(berlin, List.of(new Span(DayOfWeek.SUNDAY, 150, 600)), Set.of());
        assertThat(early.after(Instant.parse("2026-03-28T21:00:00Z"), 1))
                .hasValue(Instant.parse("2026-03-29T02:30:00Z"));
    }

    @Test
    void countOnceWhereTheyOverlap() {
        var utc = ZoneId.of("UTC");
        var week = List.of(
                new Span(DayOfWeek.MONDAY, 9 * 60, 12 * 60),
                new Span(DayOfWeek.MONDAY, 10 * 60, 13 * 60),
                new Span(DayOfWeek.MONDAY, 0, 24 * 60));

        assertThat(new WorkingHours(utc, week, Set.of()).after(Instant.parse("2026-03-23T00:00:00Z"), 25))
                .hasValue(Instant.parse("2026-03-30T01:00:00Z"));
    }

    @Test
    void passOverTheWeekendAndEndWhereNobodyWorks() {
        var berlin = ZoneId.of("Europe/Berlin");
        var week = Stream.of(DayOfWeek.values())
                .limit(5)
                .map(day -> new Span(day, 9 * 60, 17 * 60))
                .toList();
        var friday = Instant.parse("2026-03-27T15:00:00Z");

        // The clocks are set forward on Sunday, 29 March.
        assertThat(new WorkingHours(berlin, week, Set.of()).after(friday, 2))
                .hasValue(Instant.parse("2026-03-30T08:00:00Z"));
        assertThat(new WorkingHours(berlin, week, Set.of(LocalDate.of(2026, 3, 30))).after(friday, 2))
                .hasValue(Instant.parse("2026-03-31T08:00:00Z"));
        assertThat(new WorkingHours(berlin, List.of(), Set.of()).after(friday, 2))
                .hasValue(Instant.parse("2026-03-27T17:00:00Z"));
        var holiday = new HashSet<LocalDate>();
        for (var day = LocalDate.of(2026, 1, 1); day.getYear() < 2037; day = day.plusDays(1)) {
            holiday.add(day);
        }
        assertThat(new WorkingHours(berlin, week, holiday).after(friday, 2)).isEmpty();
    }
}
