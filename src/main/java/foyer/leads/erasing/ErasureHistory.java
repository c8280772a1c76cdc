package foyer.leads.erasing;

import foyer.audit.Audit;
import foyer.audit.AuditEntry;
import foyer.leads.Lead;
import foyer.leads.LeadEvents;
import foyer.platform.events.Events;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells of erasures and of their undoing: by events and in the audit log, in the transaction of the deed. Timelines do not
 * tell of them: a lead that is back is as it was.
 */
@Component
class ErasureHistory {

    private final Events events;
    private final Audit audit;

    ErasureHistory(Events events, Audit audit) {
        this.events = events;
        this.audit = audit;
    }

    /** The leads as they were. */
    void erased(LeadErasureId erasure, String reason, Collection<Lead> leads) {
        events.publish(leads.stream()
                .map(lead -> new LeadEvents.Erased(lead.id(), lead.version()))
                .toList());
        audit.record(entries("lead.erase", leads, Map.of("erasure", erasure.toString(), "reason", reason)));
    }

    /** The leads as they are again. */
    void undone(LeadErasureId erasure, List<Lead> leads) {
        events.publish(leads.stream()
                .map(lead -> new LeadEvents.ErasureUndone(lead.id(), lead.version()))
                .toList());
        audit.record(entries("lead.erase_undo", leads, Map.of("erasure", erasure.toString())));
    }

    private static List<AuditEntry> entries(String action, Collection<Lead> leads, Map<String, ?> diff) {
        return leads.stream()
                .map(lead -> new AuditEntry(action, Lead.TYPE, lead.id().value(), diff))
                .toList();
    }
}
