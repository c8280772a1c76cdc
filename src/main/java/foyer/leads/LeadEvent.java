package foyer.leads;

import foyer.tenancy.MembershipId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of {@code leadChanged}, as the schema shows it.
 *
 * @param leadId null for READY only; not {@code id}, which clients take for the event's own and their key to it
 * @param actorId the member who did it, or null
 * @param lead null for READY and LEFT
 */
record LeadEvent(
        String cursor,
        Kind kind,
        @Nullable LeadId leadId,
        List<String> changedFields,
        @Nullable MembershipId actorId,
        @Nullable Lead lead) {

    /** The schema's {@code LeadEventKind}. */
    enum Kind {
        READY,
        CREATED,
        UPDATED,
        ASSIGNED,
        STAGE_MOVED,
        ARCHIVED,
        RESTORED,
        LEFT
    }

    static LeadEvent ready(String cursor) {
        return new LeadEvent(cursor, Kind.READY, null, List.of(), null, null);
    }
}
