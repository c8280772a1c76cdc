package foyer.leads;

import foyer.platform.events.Event;
import java.util.Map;
import java.util.UUID;

/**
 * Many leads changed at once, by a job, because their member went, since they were samples, or came on a list or off it: one
 * event for a chunk of them (spec/leads.md).
 *
 * @param cause the job's, the membership's, the list's or the tenant's id, under which it is told since it is no single lead's
 * @param count how many leads
 */
public record LeadBulkEvent(UUID cause, int count) implements Event {

    public static final String COUNT = "count";

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
        return cause;
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of(COUNT, count);
    }
}
