package foyer.leads.sla;

import foyer.tenancy.Tenancy;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** When the current tenant works. */
@Component
class WorkingWeeks {

    private final WorkingWeekQueries queries;
    private final Tenancy tenancy;

    WorkingWeeks(WorkingWeekQueries queries, Tenancy tenancy) {
        this.queries = queries;
        this.tenancy = tenancy;
    }

    WorkingWeek week() {
        return queries.read();
    }

    ZoneId zone() {
        return ZoneId.of(tenancy.defaults().timeZone());
    }

    /** By when leads have to be answered by the hours as they are now. */
    DueTimes times() {
        return new DueTimes(() -> week().in(zone()));
    }
}
