package foyer.platform.events;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that has been committed, at its place in the one order of all events. Positions of one tenant have gaps, and
 * tell nothing but before and after; clients see them as cursors only ({@link EventCursors}).
 *
 * @param actorKind who did it, {@link foyer.platform.security.Actor#kind()}; so is {@code actorId}
 */
public record SequencedEvent(
        long position,
        UUID tenant,
        String type,
        String entityType,
        UUID entityId,
        String actorKind,
        @Nullable UUID actorId,
        Map<String, Object> payload,
        Instant createdAt) {}
