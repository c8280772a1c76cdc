package foyer.properties;

import foyer.platform.events.Event;
import java.util.Map;
import java.util.UUID;

/**
 * Many properties changed at once.
 *
 * @param of what they have in common: the member who looked after them, the job that took them from a team, or the tenant whose samples they were
 */
record PropertyBulkEvent(UUID of, int count) implements Event {

    /** Its field in the payload. */
    static final String COUNT = "count";

    @Override
    public String type() {
        return PropertyEvents.BULK;
    }

    @Override
    public String entityType() {
        return Property.TYPE;
    }

    @Override
    public UUID entityId() {
        return of;
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of(COUNT, count);
    }
}
