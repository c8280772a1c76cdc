package foyer.leads;

import foyer.audit.Audit;
import foyer.platform.events.Events;
import foyer.records.Activities;
import foyer.records.ActivityId;
import foyer.records.Deed;
import foyer.records.NoteId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells that people were in touch about a lead: event and audit row as of now, the timeline's line as of then. */
@Component
class LeadActivityHistory {

    private final Events events;
    private final Audit audit;
    private final Activities activities;

    LeadActivityHistory(Events events, Audit audit, Activities activities) {
        this.events = events;
        this.audit = audit;
        this.activities = activities;
    }

    ActivityId logged(Lead lead, LeadActivityKind kind, @Nullable NoteId note, Instant at) {
        events.publish(new LeadEvents.ActivityLogged(lead.id(), lead.version(), kind));
        audit.record(
                "lead.activity_log",
                Lead.TYPE,
                lead.id().value(),
                Map.of("kind", kind.name(), "occurredAt", at.toString(), "note", note == null ? "" : note.toString()));
        return activities.add(Deed.logged(lead.subject(), kind.told(), note), at);
    }
}
