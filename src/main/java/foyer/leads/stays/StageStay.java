package foyer.leads.stays;

import foyer.leads.pipelines.StageId;
import foyer.tenancy.MembershipId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The time of a lead in a stage, as the schema shows it: a row of the lead's moves, and when the next one was.
 *
 * @param fromId where it came from; null for the stage that it began in
 * @param leftAt null while it is there
 * @param lostReason why it was lost, when it went to a stage of the kind LOST
 * @param actorId the member who moved it there; null when it was nobody of the tenant's
 */
record StageStay(
        UUID id,
        StageId stageId,
        @Nullable StageId fromId,
        Instant enteredAt,
        @Nullable Instant leftAt,
        @Nullable String lostReason,
        @Nullable MembershipId actorId) {

    /** Whole seconds; null while it is there. */
    public @Nullable Long seconds() {
        return leftAt == null ? null : Duration.between(enteredAt, leftAt).toSeconds();
    }
}
