package foyer.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a log as it is stored.
 *
 * @param user whose account it concerns, in the platform's log only
 * @param personal what has not been erased; empty when all has, or there was nothing
 */
record LoggedRow(
        UUID id,
        @Nullable UUID user,
        Instant at,
        String actorKind,
        @Nullable UUID actorId,
        @Nullable String actorName,
        @Nullable UUID onBehalfOf,
        String action,
        String entityType,
        @Nullable UUID entityId,
        Map<String, Map<String, @Nullable String>> diff,
        Map<String, String> digests,
        Map<String, String> personal,
        @Nullable String requestId) {

    /** The text of a key that was not erased. */
    @Nullable String told(String key) {
        var salted = personal.get(key);
        return salted == null ? null : PersonalData.text(salted);
    }
}
