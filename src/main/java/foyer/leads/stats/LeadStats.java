package foyer.leads.stats;

import foyer.leads.LeadFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What is asked of leads from one day to another, both included; each part is counted when it is selected.
 *
 * @param zone in which days are counted
 */
record LeadStats(LeadFilter filter, LocalDate from, LocalDate to, ZoneId zone) {

    /** How many days are told at most. */
    static final int MAX_DAYS = 366;

    Instant begin() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** Not included any more. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
