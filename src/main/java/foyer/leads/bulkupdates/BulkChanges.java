package foyer.leads.bulkupdates;

import foyer.leads.LeadSource;
import foyer.leads.pipelines.StageId;
import foyer.records.fields.CustomValueInput;
import foyer.tenancy.MembershipId;
import foyer.tenancy.teams.TeamId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be made of each lead, in stored form; null is what stays. Kept as the input of a job.
 *
 * @param lostReason of a stage of the kind LOST
 * @param archived whether to archive them or to take them back
 */
record BulkChanges(
        @Nullable StageId stage,
        @Nullable String lostReason,
        @Nullable To<MembershipId> assignee,
        @Nullable To<TeamId> team,
        @Nullable LeadSource source,
        @Nullable To<String> sourceDetail,
        @Nullable To<Integer> score,
        @Nullable Boolean doNotContact,
        List<String> addTags,
        List<String> removeTags,
        List<CustomValueInput> customFields,
        @Nullable Boolean archived) {

    /** What a field that can be cleared becomes; null for cleared. */
    record To<T>(@Nullable T value) {}

    boolean isEmpty() {
        return archived == null && archivesAtMost();
    }

    /** Whether they are given to somebody or to a team, or taken from them. */
    boolean gives() {
        return assignee != null || team != null;
    }

    /** Whether nothing but archiving is asked for. */
    boolean archivesAtMost() {
        return stage == null
                && !gives()
                && source == null
                && sourceDetail == null
                && score == null
                && doNotContact == null
                && addTags.isEmpty()
                && removeTags.isEmpty()
                && customFields.isEmpty();
    }
}
