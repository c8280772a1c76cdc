package foyer.leads.merging;

import foyer.audit.Audit;
import foyer.audit.AuditEntry;
import foyer.leads.Lead;
import foyer.leads.LeadBulkEvent;
import foyer.leads.LeadDiffs;
import foyer.leads.LeadId;
import foyer.leads.LeadValues;
import foyer.platform.events.Event;
import foyer.platform.events.Events;
import foyer.records.Activities;
import foyer.records.ActivityKind;
import foyer.records.Deed;
import foyer.records.fields.CustomChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells of merges and of their undoing: by events, in the audit log and on timelines, in the transaction of the deed. */
@Component
class MergeHistory {

    private final Events events;
    private final Audit audit;
    private final Activities activities;

    MergeHistory(Events events, Audit audit, Activities activities) {
        this.events = events;
        this.audit = audit;
        this.activities = activities;
    }

    /** The timelines of the others are the kept lead's by now. */
    void merged(MergePlan plan, List<String> changed, CustomChange custom, Map<String, LeadId> sources) {
        var keep = plan.keep();
        var others = plan.others().stream().map(Lead::id).toList();
        var told = new ArrayList<Event>();
        told.add(new LeadMergeEvent(LeadMergeEvent.MERGED, keep.id(), keep.version() + 1, changed, others));
        var diff = LeadDiffs.with(LeadDiffs.of(LeadValues.of(keep), plan.values(), changed), custom);
        var entries = new ArrayList<AuditEntry>();
        entries.add(entry("lead.merge", keep.id(), with(with(diff, "merged", others), sources)));
        var deeds = new ArrayList<Deed>();
        for (var other : plan.others()) {
            told.add(new LeadMergeEvent(
                    LeadMergeEvent.MERGED_AWAY, other.id(), other.version() + 1, List.of(), List.of(keep.id())));
            entries.add(entry(
                    "lead.merge_away", other.id(), Map.of("into", keep.id().toString())));
            deeds.add(Deed.joined(
                    keep.subject(),
                    ActivityKind.MERGED,
                    other.title(),
                    other.id().value()));
        }
        tell(told, entries, deeds);
    }

    /**
     * @param kept the kept lead before
     * @param values what it becomes
     * @param restored the leads that are back
     * @param lists off how many lists the kept lead is
     */
    void undone(
            LeadMergeId merge,
            Lead kept,
            LeadValues values,
            List<String> changed,
            CustomChange custom,
            List<Lead> restored,
            int lists) {
        var others = restored.stream().map(Lead::id).toList();
        var told = new ArrayList<Event>();
        told.add(new LeadMergeEvent(LeadMergeEvent.MERGE_UNDONE, kept.id(), kept.version() + 1, changed, others));
        var diff = LeadDiffs.with(LeadDiffs.of(LeadValues.of(kept), values, changed), custom);
        var entries = new ArrayList<AuditEntry>();
        entries.add(entry("lead.merge_undo", kept.id(), with(diff, "restored", others)));
        var deeds = new ArrayList<Deed>();
        for (var other : restored) {
            told.add(new LeadMergeEvent(
                    LeadMergeEvent.UNMERGED, other.id(), other.version(), List.of(), List.of(kept.id())));
            entries.add(entry(
                    "lead.merge_restore", other.id(), Map.of("from", kept.id().toString())));
            deeds.add(Deed.joined(
                    kept.subject(),
                    ActivityKind.MERGE_UNDONE,
                    other.title(),
                    other.id().value()));
            deeds.add(Deed.joined(
                    other.subject(),
                    ActivityKind.MERGE_UNDONE,
                    kept.title(),
                    kept.id().value()));
        }
        if (lists > 0) {
            told.add(new LeadBulkEvent(merge.value(), 1));
        }
        tell(told, entries, deeds);
    }

    private void tell(List<Event> told, List<AuditEntry> entries, List<Deed> deeds) {
        events.publish(told);
        audit.record(entries);
        activities.record(deeds);
    }

    private static AuditEntry entry(String action, LeadId lead, Map<String, ?> diff) {
        return new AuditEntry(action, Lead.TYPE, lead.value(), diff);
    }

    private static Map<String, Object> with(Map<String, Object> diff, Map<String, LeadId> sources) {
        var texts = new LinkedHashMap<String, String>();
        sources.forEach((field, lead) -> texts.put(field, lead.toString()));
        var all = new LinkedHashMap<>(diff);
        all.put("sources", texts);
        return all;
    }

    private static Map<String, Object> with(Map<String, Object> diff, String name, List<LeadId> leads) {
        var all = new LinkedHashMap<>(diff);
        all.put(name, leads.stream().map(LeadId::toString).toList());
        return all;
    }
}
