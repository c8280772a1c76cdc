package foyer.files;

import foyer.audit.Audit;
import foyer.audit.AuditEntry;
import foyer.platform.events.Events;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells of what happens to files, as an event and in the audit log, in the transaction of the deed. */
@Component
class FileHistory {

    private final Events events;
    private final Audit audit;

    FileHistory(Events events, Audit audit) {
        this.events = events;
        this.audit = audit;
    }

    /** A deed and its event; the diff is field to what it was and became. */
    void record(String action, FileEvents event, Map<String, ?> diff) {
        events.publish(event);
        audit.record(action, StoredFile.TYPE, event.entityId(), diff);
    }

    /** The same deed done to many. */
    void record(String action, List<FileEvents> told) {
        events.publish(told);
        audit.record(told.stream()
                .map(event -> new AuditEntry(action, StoredFile.TYPE, event.entityId(), Map.of()))
                .toList());
    }

    /** Whoever was given a link to these can read them: an event to nobody, and a row each in the audit log. */
    void linked(Collection<FileId> ids) {
        audit.record(ids.stream()
                .map(id -> new AuditEntry("file.read", StoredFile.TYPE, id.value(), Map.of()))
                .toList());
    }
}
