package foyer.leads.lists;

import foyer.audit.Audit;
import foyer.leads.LeadBulkEvent;
import foyer.platform.events.Events;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells of leads that came on a list or went off it, in the transaction in which they did. */
@Component
class ListHistory {

    private final Audit audit;
    private final Events events;

    ListHistory(Audit audit, Events events) {
        this.audit = audit;
        this.events = events;
    }

    void added(LeadListId list, int leads) {
        tell(list, "add_leads", "leads_added", leads);
    }

    void removed(LeadListId list, int leads) {
        tell(list, "remove_leads", "leads_removed", leads);
    }

    /** Whoever watches leads by the list reads anew. */
    private void tell(LeadListId list, String action, String verb, int leads) {
        if (leads == 0) {
            return;
        }
        audit.record("lead_list." + action, LeadList.TYPE, list.value(), Map.of("leads", leads));
        events.publish(new LeadListEvent(list, verb));
        events.publish(LeadBulkEvent.listed(list, leads));
    }
}
