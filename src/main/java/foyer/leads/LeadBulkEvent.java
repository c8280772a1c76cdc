package foyer.leads;

import foyer.leads.lists.LeadListId;
import foyer.platform.events.Event;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Many leads changed at once, by a job, because their member went, since they were samples, or came on a list or off it: one
 * event for a chunk of them (spec/leads.md).
 *
 * @param cause the job's, the membership's, the list's or the tenant's id, under which it is told since it is no single lead's
 * @param count how many leads
 * @param list the list, of whose watchers alone it is news; null when it is everybody's
 */
public record LeadBulkEvent(UUID cause, int count, @Nullable LeadListId list) implements Event {

    public static final String COUNT = "count";
    public static final String LIST = "list";

    /** Of leads that changed themselves. */
    public LeadBulkEvent(UUID cause, int count) {
        this(cause, count, null);
    }

    /** Of leads that came on a list or went off it. */
    public static LeadBulkEvent listed(LeadListId list, int count) {
        return new LeadBulkEvent(list.value(), count, list);
    }

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
        return list == null ? Map.of(COUNT, count) : Map.of(COUNT, count, LIST, list.toString());
    }
}
