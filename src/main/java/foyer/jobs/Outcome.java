package foyer.jobs;

import java.time.Duration;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** How a lease ended. */
sealed interface Outcome {

    Lease lease();

    /** The job has ended, like this. */
    record Ended(
            Lease lease,
            JobStatus status,
            @Nullable JSONB output,
            @Nullable JobError error) implements Outcome {}

    /** It is tried again after a pause. */
    record Retried(Lease lease, JobError error, Duration pause) implements Outcome {}

    /** It goes back as if it had not been leased. */
    record HandedBack(Lease lease) implements Outcome {}

    /** It comes again when its children have ended. */
    record Waiting(Lease lease) implements Outcome {}

    static Outcome completed(Lease lease, JSONB output) {
        return new Ended(lease, JobStatus.COMPLETED, output, null);
    }

    static Outcome cancelled(Lease lease) {
        return new Ended(lease, JobStatus.CANCELLED, null, null);
    }

    static Outcome failed(Lease lease, JobError error) {
        return new Ended(lease, JobStatus.FAILED, null, error);
    }
}
