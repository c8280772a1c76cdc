package foyer.leads.bulkupdates;

import foyer.audit.Audit;
import foyer.leads.Lead;
import foyer.leads.LeadBulkEvent;
import foyer.leads.bulkupdates.BulkChanges.To;
import foyer.leads.bulkupdates.BulkPlan.Change;
import foyer.platform.events.Events;
import foyer.records.Activities;
import foyer.records.ActivityKind;
import foyer.records.Deed;
import foyer.records.Subject;
import foyer.records.fields.CustomChange;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Memberships;
import foyer.tenancy.teams.TeamId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells of many leads that were changed at once: a timeline each, and one event and one audit row for all of them. */
@Component
class BulkHistory {

    private final Events events;
    private final Audit audit;
    private final Activities activities;
    private final Memberships memberships;

    BulkHistory(Events events, Audit audit, Activities activities, Memberships memberships) {
        this.events = events;
        this.audit = audit;
        this.activities = activities;
        this.memberships = memberships;
    }

    void changed(UUID job, BulkPlan plan, List<Change> changes) {
        events.publish(new LeadBulkEvent(job, changes.size()));
        audit.record("lead.bulk_update", Lead.TYPE, null, diff(job, plan, changes.size()));
        var names = names(changes);
        activities.record(changes.stream()
                .flatMap(change -> deeds(plan, change, names).stream())
                .toList());
    }

    private Map<MembershipId, String> names(List<Change> changes) {
        var before = changes.stream()
                .filter(Change::assigned)
                .map(change -> change.lead().assigneeId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return before.isEmpty()
                ? Map.of()
                : memberships.byIds(before).values().stream()
                        .collect(Collectors.toMap(Membership::id, Membership::name));
    }

    private static List<Deed> deeds(BulkPlan plan, Change change, Map<MembershipId, String> names) {
        var lead = change.lead();
        var subject = new Subject(Lead.TYPE, lead.id().value());
        var deeds = new ArrayList<Deed>();
        if (change.archiving()) {
            var archives = Boolean.TRUE.equals(plan.changes().archived());
            deeds.add(Deed.of(subject, archives ? ActivityKind.ARCHIVED : ActivityKind.RESTORED));
        }
        if (change.moves()) {
            var to = plan.stage() == null ? null : plan.stage().name();
            deeds.add(
                    Deed.turned(subject, ActivityKind.STAGE_MOVED, lead.stage().name(), to));
        }
        if (change.assigned()) {
            var before = lead.assigneeId() == null ? null : names.get(lead.assigneeId());
            deeds.add(Deed.turned(subject, ActivityKind.ASSIGNED, before, name(plan)));
        }
        var fields = new ArrayList<>(change.values());
        if (change.reasonChanges() && !change.moves()) {
            fields.addFirst("lostReason");
        }
        if (!fields.isEmpty()) {
            deeds.add(Deed.changed(subject, fields));
        }
        return deeds;
    }

    private static @Nullable String name(BulkPlan plan) {
        return plan.assignee() == null ? null : plan.assignee().name();
    }

    /** What each of them has become, where it was not that before. */
    private static Map<String, Object> diff(UUID job, BulkPlan plan, int leads) {
        var changes = plan.changes();
        var diff = new LinkedHashMap<String, Object>();
        diff.put("job", job.toString());
        diff.put("leads", leads);
        put(diff, "stage", plan.stage() == null ? null : plan.stage().name());
        put(diff, "lostReason", changes.lostReason());
        put(diff, "assignee", changes.assignee() == null ? null : Objects.requireNonNullElse(name(plan), ""));
        put(diff, "team", team(changes.team()));
        put(diff, "source", changes.source() == null ? null : changes.source().name());
        put(diff, "sourceDetail", cleared(changes.sourceDetail()));
        put(diff, "score", cleared(changes.score()));
        put(diff, "doNotContact", changes.doNotContact());
        put(diff, "addedTags", changes.addTags().isEmpty() ? null : changes.addTags());
        put(diff, "removedTags", changes.removeTags().isEmpty() ? null : changes.removeTags());
        var custom = CustomChange.words(plan.custom().values());
        put(diff, "customFields", custom.isEmpty() ? null : custom);
        put(diff, "archived", changes.archived());
        return diff;
    }

    private static @Nullable Object team(@Nullable To<TeamId> to) {
        var id = cleared(to);
        return id == null ? null : id.toString();
    }

    /** What it becomes; empty for cleared, null where it stays. */
    private static @Nullable Object cleared(@Nullable To<?> to) {
        if (to == null) {
            return null;
        }
        return to.value() == null ? "" : to.value();
    }

    private static void put(Map<String, Object> diff, String field, @Nullable Object after) {
        if (after != null) {
            diff.put(field, after);
        }
    }
}
