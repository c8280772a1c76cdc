package foyer.leads.merging;

import foyer.leads.LeadId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The inputs of the mutations that merge leads and undo it. */
final class LeadMergeInputs {

    private LeadMergeInputs() {}

    /** @param idempotencyKey null for none */
    record Merge(
            LeadId keep,
            List<LeadId> merge,
            @Nullable List<FieldFrom> fields,
            @Nullable List<CustomFieldFrom> customFields,
            boolean dryRun,
            @Nullable String idempotencyKey) {

        /** The kept lead, then the others in the order given. */
        Set<LeadId> all() {
            var all = new LinkedHashSet<LeadId>();
            all.add(keep);
            all.addAll(merge);
            return all;
        }

        /** Whether they are too few or too many, or one is named twice. */
        boolean hasWrongCount() {
            return merge.isEmpty() || merge.size() > LeadMerge.MOST || all().size() != merge.size() + 1;
        }

        /** Where a lead stands in the input. */
        String path(LeadId lead) {
            return lead.equals(keep) ? "keep" : "merge." + merge.indexOf(lead);
        }

        List<FieldFrom> chosen() {
            return fields == null ? List.of() : fields;
        }

        List<CustomFieldFrom> chosenCustom() {
            return customFields == null ? List.of() : customFields;
        }
    }

    /** Whose value of a field is kept. */
    record FieldFrom(LeadMergeField field, LeadId from) {}

    /** Whose value of a custom field, named by its key, is kept. */
    record CustomFieldFrom(String field, LeadId from) {}

    record Undo(LeadMergeId id) {}
}
