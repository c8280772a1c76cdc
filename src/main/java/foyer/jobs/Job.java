package foyer.jobs;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job as people see it; the schema's type of the same name.
 *
 * @param typeName its type as its definition names it; {@link #type()} is the schema's value
 * @param input as it was given
 * @param output what it answered; null unless it is COMPLETED
 * @param error of the last attempt that failed; null when none did, or a later one went well
 * @param attempts how often it was begun
 */
public record Job(
        JobId id,
        String typeName,
        boolean internal,
        JobStatus status,
        JobPriority priority,
        JobProgress progress,
        Map<String, Object> input,
        @Nullable Map<String, Object> output,
        @Nullable JobError error,
        int attempts,
        int maxAttempts,
        boolean cancelRequested,
        @Nullable String uniqueKey,
        @Nullable JobId parentId,
        JobCreator creator,
        Instant createdAt,
        Instant runAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** The type's name in the schema. */
    public static final String TYPE = "Job";

    /** What the schema calls the types of Foyer's own work. */
    static final String INTERNAL = "INTERNAL";

    /** A value of the schema's enum JobType. */
    public String type() {
        return internal ? INTERNAL : typeName;
    }
}
