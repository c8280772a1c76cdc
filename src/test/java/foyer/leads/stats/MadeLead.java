package foyer.leads.stats;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A lead that a test made, and when what became of it. */
record MadeLead(
        String source,
        @Nullable String assignee,
        long value,
        Instant created,
        @Nullable Instant won,
        @Nullable Instant lost) {

    /** Of the tenant; its clocks go forward in the days that are counted. */
    static final ZoneId ZONE = ZoneId.of("America/New_York");

    boolean on(@Nullable Instant at, LocalDate from, LocalDate to) {
        var day = at == null ? null : at.atZone(ZONE).toLocalDate();
        return day != null && !day.isBefore(from) && !day.isAfter(to);
    }

    /** Whether anything of it is on these days. */
    boolean isOn(LocalDate from, LocalDate to) {
        return on(created, from, to) || on(won, from, to) || on(lost, from, to);
    }
}
