package foyer.leads.merging;

import foyer.tenancy.MembershipId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leads that were made one, as the schema shows it.
 *
 * @param merged none once it is undone
 * @param changedFields of the kept lead, by their names in the schema
 * @param undoneAt null while it is not
 */
record LeadMerge(
        LeadMergeId id,
        List<MergedLead> merged,
        List<String> changedFields,
        Instant mergedAt,
        @Nullable MembershipId mergedById,
        @Nullable Instant undoneAt) {

    /** For how long it can be undone; told in the schema. */
    static final Duration KEPT = Duration.ofDays(30);

    /** How many leads may go into another at once. */
    static final int MOST = 10;

    /** Public for the schema, as the accessors are. */
    public Instant undoUntil() {
        return mergedAt.plus(KEPT);
    }
}
