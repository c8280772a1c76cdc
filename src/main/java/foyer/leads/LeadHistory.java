package foyer.leads;

import foyer.audit.Audit;
import foyer.audit.AuditEntry;
import foyer.leads.assignment.Given;
import foyer.leads.pipelines.Stage;
import foyer.platform.events.Events;
import foyer.platform.security.CurrentCaller;
import foyer.records.Activities;
import foyer.records.ActivityKind;
import foyer.records.Deed;
import foyer.records.NoteId;
import foyer.records.Subject;
import foyer.records.fields.CustomChange;
import foyer.tenancy.Membership;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells of changes to leads in the three places where they are told: event, audit log and timeline, in the transaction
 * of the change. Leads are given as they were before; timelines keep the names of stages and members of that moment.
 */
@Component
public class LeadHistory {

    private final Events events;
    private final Audit audit;
    private final Activities activities;

    LeadHistory(Events events, Audit audit, Activities activities) {
        this.events = events;
        this.audit = audit;
        this.activities = activities;
    }

    /** One change of one lead: its event, what the audit log calls it and keeps of it, and its timeline's lines. */
    private record Change(LeadEvents event, String action, Map<String, ?> diff, List<Deed> deeds) {}

    /** @param rule the name of the rule that chose who looks after it, null when nobody does or a person chose */
    void created(
            LeadId id,
            LeadValues values,
            Stage stage,
            @Nullable Membership assignee,
            @Nullable String rule,
            CustomChange custom) {
        var subject = new Subject(Lead.TYPE, id.value());
        var deeds = new ArrayList<>(List.of(Deed.of(subject, ActivityKind.CREATED)));
        if (assignee != null) {
            deeds.add(given(subject, null, assignee.name(), rule));
        }
        var event = new LeadEvents.Created(id, 1, stage.id(), assignee == null ? null : assignee.id());
        tell(List.of(new Change(
                event, "lead.create", LeadDiffs.with(LeadDiffs.made(values, stage, assignee), custom), deeds)));
    }

    void updated(Lead lead, LeadValues values, List<String> changed, CustomChange custom) {
        changedFields(lead, changed, LeadDiffs.with(LeadDiffs.of(LeadValues.of(lead), values, changed), custom));
    }

    void lostReasonChanged(Lead lead, @Nullable String lostReason) {
        var diff = Map.of("lostReason", LeadDiffs.of(lead.lostReason(), lostReason));
        changedFields(lead, List.of("lostReason"), diff);
    }

    private void changedFields(Lead lead, List<String> changed, Map<String, ?> diff) {
        var event = new LeadEvents.Updated(lead.id(), lead.version() + 1, changed, lead.teamId());
        tell(List.of(new Change(event, "lead.update", diff, List.of(Deed.changed(lead.subject(), changed)))));
    }

    /**
     * @param names the name of whoever had the lead, or null
     * @param rule the name of the rule that chose, null when a person did
     */
    void assigned(
            List<Lead> leads, Function<Lead, @Nullable String> names, @Nullable Membership to, @Nullable String rule) {
        var after = to == null ? null : to.name();
        tell(leads.stream()
                .map(lead -> new Change(
                        new LeadEvents.Assigned(
                                lead.id(), lead.version() + 1, lead.assigneeId(), to == null ? null : to.id()),
                        "lead.assign",
                        Map.of("assignee", LeadDiffs.of(names.apply(lead), after)),
                        List.of(given(lead.subject(), names.apply(lead), after, rule))))
                .toList());
    }

    private static Deed given(Subject subject, @Nullable String before, @Nullable String after, @Nullable String rule) {
        return after == null || rule == null
                ? Deed.turned(subject, ActivityKind.ASSIGNED, before, after)
                : Deed.ruled(subject, before, after, rule);
    }

    /** Adds to the timelines of many leads to whom each was given, and by which rule. */
    public void given(Map<Given, List<UUID>> leads) {
        ruled(leads, null);
    }

    private void ruled(Map<Given, List<UUID>> leads, @Nullable String before) {
        leads.forEach((given, ids) -> given(ids, before, given.to().name(), given.rule()));
    }

    private void given(List<UUID> leads, @Nullable String before, @Nullable String after, @Nullable String rule) {
        if (!leads.isEmpty()) {
            activities.recordAll(leads, given(new Subject(Lead.TYPE, leads.getFirst()), before, after, rule));
        }
    }

    void moved(Lead lead, Stage to, @Nullable String lostReason) {
        var diff = LeadDiffs.moved(lead, to, lostReason);
        var event = new LeadEvents.StageMoved(
                lead.id(), lead.version() + 1, lead.stage().id(), to.id(), List.copyOf(diff.keySet()));
        var deed = Deed.turned(
                lead.subject(), ActivityKind.STAGE_MOVED, lead.stage().name(), to.name());
        tell(List.of(new Change(event, "lead.move_stage", diff, List.of(deed))));
    }

    void archived(List<Lead> leads) {
        tell(leads.stream()
                .map(lead -> new Change(
                        new LeadEvents.Archived(lead.id(), lead.version() + 1),
                        "lead.archive",
                        Map.of(),
                        List.of(Deed.of(lead.subject(), ActivityKind.ARCHIVED))))
                .toList());
    }

    void restored(List<Lead> leads) {
        tell(leads.stream()
                .map(lead -> new Change(
                        new LeadEvents.Restored(lead.id(), lead.version() + 1),
                        "lead.restore",
                        Map.of(),
                        List.of(Deed.of(lead.subject(), ActivityKind.RESTORED))))
                .toList());
    }

    void noted(Lead lead, NoteId note) {
        tell(List.of(new Change(
                new LeadEvents.NoteAdded(lead.id(), lead.version(), note),
                "lead.note_add",
                Map.of("note", note.toString()),
                List.of(Deed.noted(lead.subject(), note)))));
    }

    /** Many leads made by a job: a timeline each, and one event and one audit row for all of them. */
    public void imported(UUID job, List<UUID> leads) {
        events.publish(new LeadBulkEvent(job, leads.size()));
        audit.record("lead.import", Lead.TYPE, null, Map.of("job", job.toString(), "leads", leads.size()));
        if (!leads.isEmpty()) {
            var first = new Subject(Lead.TYPE, leads.getFirst());
            activities.recordAll(leads, Deed.imported(first, ActivityKind.IMPORTED, List.of(), job));
        }
    }

    /** Many leads changed by a job, each in the fields that it names: a timeline each, one event and one audit row. */
    public void importChanged(UUID job, Map<UUID, List<String>> fields) {
        events.publish(new LeadBulkEvent(job, fields.size()));
        audit.record("lead.import_update", Lead.TYPE, null, Map.of("job", job.toString(), "leads", fields.size()));
        activities.record(imported(job, ActivityKind.IMPORTED, fields));
    }

    /** What an import did is taken back: of leads that are no more their timelines go too, of others they tell. */
    public void importReverted(UUID job, int removed, Map<UUID, List<String>> restored) {
        if (removed + restored.size() == 0) {
            return;
        }
        events.publish(new LeadBulkEvent(job, removed + restored.size()));
        audit.record(
                "lead.import_revert",
                Lead.TYPE,
                null,
                Map.of("job", job.toString(), "removed", removed, "restored", restored.size()));
        activities.record(imported(job, ActivityKind.IMPORT_REVERTED, restored));
    }

    private static List<Deed> imported(UUID job, ActivityKind kind, Map<UUID, List<String>> fields) {
        return fields.entrySet().stream()
                .map(lead -> Deed.imported(new Subject(Lead.TYPE, lead.getKey()), kind, lead.getValue(), job))
                .toList();
    }

    /**
     * All that a member had, however many: a timeline each, and one event and one audit row for all of them.
     *
     * @param to who has what no rule gave to another
     * @param ruled what rules gave
     */
    void handedOver(Membership from, @Nullable Membership to, List<UUID> leads, Map<Given, List<UUID>> ruled) {
        var byRule = ruled.values().stream().mapToInt(List::size).sum();
        events.publish(new LeadBulkEvent(from.id().value(), leads.size() + byRule));
        audit.record(
                "lead.hand_over",
                Lead.TYPE,
                null,
                Map.of(
                        "from",
                        from.id().toString(),
                        "to",
                        to == null ? "" : to.id().toString(),
                        "leads",
                        leads.size() + byRule,
                        "byRule",
                        byRule));
        given(leads, from.name(), to == null ? null : to.name(), null);
        ruled(ruled, from.name());
    }

    /** Leads of a deleted stage that a job has moved to another: a timeline each, and one event and one audit row. */
    public void restaged(UUID job, List<UUID> leads, Stage from, Stage to) {
        events.publish(new LeadBulkEvent(job, leads.size()));
        audit.record(
                "lead.restage",
                Lead.TYPE,
                null,
                Map.of("job", job.toString(), "from", from.name(), "to", to.name(), "leads", leads.size()));
        activities.record(leads.stream()
                .map(lead ->
                        Deed.turned(new Subject(Lead.TYPE, lead), ActivityKind.STAGE_MOVED, from.name(), to.name()))
                .toList());
    }

    /** Samples that nobody has worked on are no more, and neither are their timelines. */
    public void samplesDeleted(int leads) {
        events.publish(new LeadBulkEvent(CurrentCaller.tenant(), leads));
        audit.record("lead.delete_samples", Lead.TYPE, null, Map.of("leads", leads));
    }

    private void tell(List<Change> changes) {
        events.publish(changes.stream().map(Change::event).toList());
        audit.record(changes.stream().map(LeadHistory::entry).toList());
        activities.record(
                changes.stream().flatMap(change -> change.deeds().stream()).toList());
    }

    private static AuditEntry entry(Change change) {
        return new AuditEntry(change.action(), Lead.TYPE, change.event().lead().value(), change.diff());
    }
}
