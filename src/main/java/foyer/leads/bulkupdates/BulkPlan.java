package foyer.leads.bulkupdates;

import static foyer.leads.LeadErrorCode.ARCHIVED;
import static foyer.leads.LeadErrorCode.FROZEN;
import static foyer.leads.LeadErrorCode.SCOPE_FORBIDDEN;
import static foyer.leads.LeadErrorCode.STAGE_NOT_FOUND;
import static foyer.leads.LeadErrorCode.TAGS_INVALID;

import foyer.leads.Lead;
import foyer.leads.LeadErrorCode;
import foyer.leads.pipelines.Stage;
import foyer.records.fields.CustomFill;
import foyer.records.fields.CustomValue;
import foyer.records.tags.Tags;
import foyer.tenancy.Membership;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is to be made of leads, with the stage, the member and the fields that it names as they are in this transaction.
 *
 * @param stage null when it stays; so are the others
 * @param assignee null also for nobody: see {@link BulkChanges#assignee}
 */
record BulkPlan(
        BulkChanges changes,
        @Nullable Stage stage,
        @Nullable Membership assignee,
        CustomFill custom) {

    /** What becomes of a lead. */
    sealed interface Verdict {}

    /** It may not be changed. */
    record Refusal(LeadErrorCode reason) implements Verdict {}

    /** It is as wanted already. */
    record Kept() implements Verdict {}

    /**
     * It changes.
     *
     * @param values the changed fields that an old version conflicts about, by their names in the schema
     * @param tags the tags that it comes to have besides
     */
    record Change(
            Lead lead,
            boolean moves,
            boolean reasonChanges,
            boolean assigned,
            boolean archiving,
            List<String> values,
            List<String> tags)
            implements Verdict {

        /** All fields that change. */
        List<String> fields() {
            var fields = new ArrayList<String>();
            if (moves) {
                fields.add("stage");
            }
            if (reasonChanges) {
                fields.add("lostReason");
            }
            if (assigned) {
                fields.add("assignee");
            }
            if (archiving) {
                fields.add("archivedAt");
            }
            fields.addAll(values);
            return fields;
        }
    }

    /** @param values those that it has of custom fields */
    Verdict of(BulkRow row, List<CustomValue> values) {
        var refusal = refusal(row);
        if (refusal != null) {
            return new Refusal(refusal);
        }
        var change = change(row.lead(), values);
        return change.fields().isEmpty() ? new Kept() : change;
    }

    private @Nullable LeadErrorCode refusal(BulkRow row) {
        var lead = row.lead();
        if (!row.writable() || (changes.gives() && !row.assignable())) {
            return SCOPE_FORBIDDEN;
        }
        if (row.frozen()) {
            return FROZEN;
        }
        if (lead.archivedAt() != null && !Boolean.FALSE.equals(changes.archived()) && !changes.archivesAtMost()) {
            return ARCHIVED;
        }
        if (stage != null && !stage.pipelineId().equals(lead.stage().pipelineId())) {
            return STAGE_NOT_FOUND;
        }
        return tags(lead).size() > Tags.MAX_EACH ? TAGS_INVALID : null;
    }

    private TreeSet<String> tags(Lead lead) {
        var tags = new TreeSet<>(lead.tags());
        tags.removeAll(changes.removeTags());
        tags.addAll(changes.addTags());
        return tags;
    }

    private Change change(Lead lead, List<CustomValue> stored) {
        var moves = stage != null && !stage.id().equals(lead.stage().id());
        var reason = stage != null && !Objects.equals(lead.lostReason(), changes.lostReason());
        var to = assignee == null ? null : assignee.id();
        var tags = tags(lead);
        var added = new ArrayList<>(tags);
        added.removeAll(lead.tags());
        var values = new ArrayList<String>();
        add(values, "team", differs(changes.team(), lead.teamId()));
        add(values, "source", changes.source() != null && changes.source() != lead.source());
        add(values, "sourceDetail", differs(changes.sourceDetail(), lead.sourceDetail()));
        add(values, "score", differs(changes.score(), lead.score()));
        add(values, "doNotContact", changes.doNotContact() != null && changes.doNotContact() != lead.doNotContact());
        add(values, "tags", !List.copyOf(tags).equals(lead.tags()));
        values.addAll(custom.changedFields(stored));
        return new Change(
                lead,
                moves,
                reason,
                changes.assignee() != null && !Objects.equals(lead.assigneeId(), to),
                changes.archived() != null && changes.archived() != (lead.archivedAt() != null),
                values,
                added);
    }

    private static void add(List<String> fields, String field, boolean changes) {
        if (changes) {
            fields.add(field);
        }
    }

    private static boolean differs(BulkChanges.@Nullable To<?> to, @Nullable Object stored) {
        return to != null && !Objects.equals(to.value(), stored);
    }
}
