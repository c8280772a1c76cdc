package foyer.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job to be made.
 *
 * @param priority null for its definition's
 * @param runAt no sooner than this; null for at once
 * @param uniqueKey while a job of this type and key lives, no other is made; 1 to 255 characters
 * @param parent a job that may wait for this one ({@link JobRun#awaitChildren})
 */
public record NewJob(
        String type,
        Record input,
        @Nullable JobPriority priority,
        @Nullable Instant runAt,
        @Nullable String uniqueKey,
        @Nullable JobId parent) {

    public static NewJob of(String type, Record input) {
        return new NewJob(type, input, null, null, null, null);
    }

    public NewJob priority(@Nullable JobPriority wanted) {
        return new NewJob(type, input, wanted, runAt, uniqueKey, parent);
    }

    public NewJob runAt(@Nullable Instant moment) {
        return new NewJob(type, input, priority, moment, uniqueKey, parent);
    }

    public NewJob uniqueKey(@Nullable String key) {
        return new NewJob(type, input, priority, runAt, key, parent);
    }

    public NewJob parent(@Nullable JobId waiting) {
        return new NewJob(type, input, priority, runAt, uniqueKey, waiting);
    }
}
