package foyer.jobs;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** When a job that failed is tried again, if at all: after a pause that doubles, until its attempts are used up. */
@Component
class JobPauses {

    private static final int DOUBLINGS = 20;

    private final JobSettings settings;

    JobPauses(JobSettings settings) {
        this.settings = settings;
    }

    Outcome after(Lease lease, JobError error) {
        return lease.attempt() >= lease.maxAttempts()
                ? new Outcome.Ended(lease, JobStatus.DEAD, null, error)
                : new Outcome.Retried(lease, error, pause(lease.attempt()));
    }

    /** Random, so that what failed together does not come back together. */
    private Duration pause(int attempt) {
        var doubled = settings.retryAfter().multipliedBy(1L << Math.min(attempt - 1, DOUBLINGS));
        var longest = doubled.compareTo(settings.retryLongest()) < 0 ? doubled : settings.retryLongest();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest.toMillis() / 2, longest.toMillis() + 1));
    }
}
