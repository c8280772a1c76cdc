package foyer.leads.lists;

import foyer.platform.events.Event;
import java.util.UUID;

/**
 * Something became of a list.
 *
 * @param verb the last word of the event's type, {@code "created"}
 */
record LeadListEvent(LeadListId list, String verb) implements Event {

    @Override
    public String type() {
        return "lead_list." + verb;
    }

    @Override
    public String entityType() {
        return LeadList.TYPE;
    }

    @Override
    public UUID entityId() {
        return list.value();
    }
}
