package foyer.leads;

import foyer.tenancy.MembershipId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of {@code leadChanged}, as the schema shows it.
 *
 * @param id the lead's, also where there is no lead to show; null for READY and BULK
 * @param actorId the member who did it, or null
 * @param lead null for READY, BULK and LEFT
 * @param count how many leads BULK tells of; null for the others
 */
public record LeadEvent(
        String cursor,
        Kind kind,
        @Nullable LeadId id,
        List<String> changedFields,
        @Nullable MembershipId actorId,
        @Nullable Lead lead,
        @Nullable Integer count) {

    /** The schema's {@code LeadEventKind}. */
    public enum Kind {
        READY,
        CREATED,
        UPDATED,
        ASSIGNED,
        STAGE_MOVED,
        ARCHIVED,
        RESTORED,
        MERGED,
        BULK,
        LEFT
    }

    public static LeadEvent ready(String cursor) {
        return new LeadEvent(cursor, Kind.READY, null, List.of(), null, null, null);
    }
}
