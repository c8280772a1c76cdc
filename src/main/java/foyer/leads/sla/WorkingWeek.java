package foyer.leads.sla;

import foyer.leads.sla.WorkingHours.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a tenant says of when it works, as it is stored.
 *
 * @param enabled whether it counts; otherwise all hours do
 * @param version 0 while it has said nothing
 */
record WorkingWeek(boolean enabled, List<Span> spans, List<LocalDate> holidays, int version) {

    static final String TYPE = "WorkingHours";
    static final int MAX_SPANS = 50;
    static final int MAX_HOLIDAYS = 400;

    private static final int OPENS = 9 * 60;
    private static final int CLOSES = 18 * 60;

    /** While nobody has said anything. */
    static final WorkingWeek USUAL = new WorkingWeek(
            true,
            Stream.of(DayOfWeek.values())
                    .filter(day -> day.compareTo(DayOfWeek.FRIDAY) <= 0)
                    .map(day -> new Span(day, OPENS, CLOSES))
                    .toList(),
            List.of(),
            0);

    /** The hours to count by. */
    WorkingHours in(ZoneId zone) {
        return enabled
                ? new WorkingHours(zone, spans, Set.copyOf(holidays))
                : new WorkingHours(zone, List.of(), Set.of());
    }
}
