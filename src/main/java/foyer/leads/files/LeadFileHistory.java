package foyer.leads.files;

import foyer.audit.Audit;
import foyer.files.StoredFile;
import foyer.leads.Lead;
import foyer.platform.events.Events;
import foyer.records.Activities;
import foyer.records.Deed;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells of files that a lead got and lost: an event, an audit row and a line of its timeline each, in the transaction of the deed. */
@Component
class LeadFileHistory {

    private final Events events;
    private final Audit audit;
    private final Activities activities;

    LeadFileHistory(Events events, Audit audit, Activities activities) {
        this.events = events;
        this.audit = audit;
        this.activities = activities;
    }

    void added(Lead lead, List<StoredFile> files) {
        tell(LeadFileEvent.ADDED, "lead.files_add", lead, files);
        activities.record(files.stream()
                .map(file -> Deed.fileAdded(lead.subject(), file.id(), file.name()))
                .toList());
    }

    void removed(Lead lead, List<StoredFile> files) {
        tell(LeadFileEvent.REMOVED, "lead.files_remove", lead, files);
        activities.record(files.stream()
                .map(file -> Deed.fileRemoved(lead.subject(), file.id(), file.name()))
                .toList());
    }

    private void tell(String event, String action, Lead lead, List<StoredFile> files) {
        events.publish(new LeadFileEvent(event, lead.id(), lead.version(), files.size()));
        audit.record(
                action,
                Lead.TYPE,
                lead.id().value(),
                Map.of("files", files.stream().map(file -> file.id().toString()).toList()));
    }
}
