package foyer.leads.erasing;

import foyer.tenancy.MembershipId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An erasure of leads, as the schema shows it: undone, gone for good, or neither yet (spec/leads.md, operations).
 *
 * @param leads how many it erased
 * @param erasedById null for no member
 * @param undoUntil it can be undone before that
 * @param undoneAt null while it is not
 * @param purgedAt since when there is nothing left of them; null until then
 */
record LeadErasure(
        LeadErasureId id,
        String reason,
        int leads,
        @Nullable MembershipId erasedById,
        Instant erasedAt,
        Instant undoUntil,
        @Nullable Instant undoneAt,
        @Nullable Instant purgedAt) {

    static final String TYPE = "LeadErasure";

    /** How long it can be undone; told in the schema. */
    static final Duration UNDOABLE = Duration.ofDays(7);

    static final int MAX_LEADS = 100;
    static final int MAX_REASON = 500;

    boolean isUndoable(Instant now) {
        return undoneAt == null && purgedAt == null && now.isBefore(undoUntil);
    }
}
