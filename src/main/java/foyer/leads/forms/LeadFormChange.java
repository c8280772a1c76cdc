package foyer.leads.forms;

import foyer.platform.events.Event;
import java.util.UUID;

/**
 * Something became of a form.
 *
 * @param verb the last word of the event's type, {@code "created"}
 */
record LeadFormChange(LeadFormId form, String verb) implements Event {

    @Override
    public String type() {
        return "lead_form." + verb;
    }

    @Override
    public String entityType() {
        return LeadForm.TYPE;
    }

    @Override
    public UUID entityId() {
        return form.value();
    }
}
