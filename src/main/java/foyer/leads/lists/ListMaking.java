package foyer.leads.lists;

import foyer.audit.Audit;
import foyer.platform.events.Events;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Keeps a new list, and tells of it. */
@Component
class ListMaking {

    private final LeadListQueries queries;
    private final Audit audit;
    private final Events events;

    ListMaking(LeadListQueries queries, Audit audit, Events events) {
        this.queries = queries;
        this.audit = audit;
        this.events = events;
    }

    /** False when another list of the owner's has its name. */
    boolean make(LeadList list) {
        if (!queries.insert(list)) {
            return false;
        }
        tell(list, "create", "created");
        return true;
    }

    void tell(LeadList list, String action, String verb) {
        audit.record(
                "lead_list." + action,
                LeadList.TYPE,
                list.id().value(),
                Map.of("name", list.name(), "shared", list.shared(), "filtered", list.filter() != null));
        events.publish(new LeadListEvent(list.id(), verb));
    }
}
