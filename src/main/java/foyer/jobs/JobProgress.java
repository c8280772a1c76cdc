package foyer.jobs;

import org.jspecify.annotations.Nullable;

/**
 * How far a job is.
 *
 * @param done how many of its parts are done
 * @param total how many there are; null while nobody knows
 * @param message what it is at, at most 500 characters; shown to people, so never a secret
 */
public record JobProgress(
        long done, @Nullable Long total, @Nullable String message) {

    /** Nothing is done yet. */
    public static final JobProgress NONE = new JobProgress(0, null, null);

    private static final int MAX_MESSAGE = 500;

    public JobProgress {
        done = Math.max(0, done);
        if (message != null && message.length() > MAX_MESSAGE) {
            message = message.substring(0, MAX_MESSAGE);
        }
    }

    /** Parts that are done, of so many. */
    public static JobProgress of(long done, long total) {
        return new JobProgress(done, total, null);
    }
}
