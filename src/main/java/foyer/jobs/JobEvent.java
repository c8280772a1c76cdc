package foyer.jobs;

import org.jspecify.annotations.Nullable;

/**
 * A message of {@code jobChanged}, as the schema shows it.
 *
 * @param id the job's, also where there is no job to show; null for READY only
 * @param job null for READY and LEFT
 */
record JobEvent(
        String cursor,
        Kind kind,
        @Nullable JobId id,
        @Nullable Job job) {

    /** The schema's {@code JobEventKind}. */
    enum Kind {
        READY,
        CREATED,
        STARTED,
        PROGRESS,
        RETRYING,
        COMPLETED,
        FAILED,
        CANCELLED,
        DEAD,
        LEFT
    }

    static JobEvent ready(String cursor) {
        return new JobEvent(cursor, Kind.READY, null, null);
    }
}
