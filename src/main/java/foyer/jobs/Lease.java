package foyer.jobs;

import java.time.Instant;
import java.util.UUID;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/**
 * The right to run a job once, as long as its row has this fence.
 *
 * @param attempt which one it is; 1 is the first
 * @param checkpoint what an earlier run kept
 */
record Lease(
        UUID tenant,
        JobId job,
        String type,
        long fence,
        int attempt,
        int maxAttempts,
        Instant dueAt,
        @Nullable JSONB checkpoint,
        JobProgress progress,
        JSONB input,
        JobCreator creator,
        String locale) {}
