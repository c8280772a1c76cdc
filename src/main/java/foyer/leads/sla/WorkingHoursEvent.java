package foyer.leads.sla;

import foyer.platform.events.Event;
import java.util.UUID;

/** A tenant works at other hours. */
record WorkingHoursEvent(UUID tenant) implements Event {

    static final String UPDATED = "working_hours.updated";

    @Override
    public String type() {
        return UPDATED;
    }

    @Override
    public String entityType() {
        return WorkingWeek.TYPE;
    }

    @Override
    public UUID entityId() {
        return tenant;
    }
}
