package foyer.platform.events;

import java.time.Instant;
import java.util.UUID;

/**
 * An event of the calling tenant that a listener gave up on.
 *
 * @param error the classes of what it threw at last, outermost first
 * @param requeued whether it waits to be handed over again
 */
public record DeadLetter(
        UUID id, String listener, SequencedEvent event, int attempts, String error, Instant diedAt, boolean requeued) {}
