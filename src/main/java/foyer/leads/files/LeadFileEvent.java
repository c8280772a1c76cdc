package foyer.leads.files;

import foyer.leads.Lead;
import foyer.leads.LeadId;
import foyer.platform.events.Event;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Files were put with a lead or taken from it; its version stays.
 *
 * @param type one of those below
 * @param files how many
 */
public record LeadFileEvent(String type, LeadId lead, int version, int files) implements Event {

    public static final String ADDED = "lead.files_added";

    public static final String REMOVED = "lead.files_removed";

    private static final List<String> CHANGED = List.of("files");

    @Override
    public String entityType() {
        return Lead.TYPE;
    }

    @Override
    public UUID entityId() {
        return lead.value();
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of("version", version, "changedFields", CHANGED, "files", files);
    }
}
