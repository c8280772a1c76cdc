package foyer.leads.sla;

import foyer.audit.Audit;
import foyer.leads.Lead;
import foyer.leads.LeadEvents;
import foyer.leads.LeadId;
import foyer.platform.events.Events;
import foyer.records.Activities;
import foyer.records.ActivityKind;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells of leads that nobody had answered in time: an event and a line of the timeline each, one audit row for all. */
@Component
class LateHistory {

    private final Events events;
    private final Audit audit;
    private final Activities activities;

    LateHistory(Events events, Audit audit, Activities activities) {
        this.events = events;
        this.audit = audit;
        this.activities = activities;
    }

    /** @param leads each with its version, which stays */
    void late(Map<LeadId, Integer> leads) {
        if (leads.isEmpty()) {
            return;
        }
        events.publish(leads.entrySet().stream()
                .map(lead -> new LeadEvents.SlaBreached(lead.getKey(), lead.getValue()))
                .toList());
        audit.record("lead.sla_breach", Lead.TYPE, null, Map.of("leads", leads.size()));
        activities.recordAll(
                Lead.TYPE, leads.keySet().stream().map(LeadId::value).toList(), ActivityKind.SLA_BREACHED);
    }
}
