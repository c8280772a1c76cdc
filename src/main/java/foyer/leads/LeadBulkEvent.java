package foyer.leads;

import foyer.platform.events.Event;
import java.util.Map;
import java.util.UUID;

/**
 * A job changed many leads: one event for a chunk of them (spec/leads.md).
 *
 * @param job whose id it is told under, since it is no single lead's
 * @param count how many leads
 */
record LeadBulkEvent(UUID job, int count) implements Event {

    static final String COUNT = "count";

    @Override
    public String type() {
        return LeadEvents.BULK;
    }

    @Override
    public String entityType() {
        return Lead.TYPE;
    }

    @Override
    public UUID entityId() {
        return job;
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of(COUNT, count);
    }
}
