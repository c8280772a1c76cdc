package foyer.jobs;

import foyer.platform.events.Event;
import java.util.Map;
import java.util.UUID;

/**
 * What happens to a job; one record for all, since they differ in nothing but their name. Inputs and outputs are not in
 * events: they may hold what is people's.
 */
record JobEvents(String type, JobId job, String jobType) implements Event {

    static final String CREATED = "job.created";
    static final String STARTED = "job.started";
    static final String PROGRESSED = "job.progressed";
    static final String RETRIED = "job.retried";
    static final String COMPLETED = "job.completed";
    static final String FAILED = "job.failed";
    static final String CANCELLED = "job.cancelled";
    static final String DEAD = "job.dead";

    static JobEvents of(String type, Lease lease) {
        return new JobEvents(type, lease.job(), lease.type());
    }

    /** How a job ended. */
    static JobEvents ended(JobId job, String jobType, JobStatus status) {
        var type =
                switch (status) {
                    case COMPLETED -> COMPLETED;
                    case FAILED -> FAILED;
                    case CANCELLED -> CANCELLED;
                    case DEAD -> DEAD;
                    case PENDING, LEASED, RUNNING -> throw new IllegalArgumentException(job + " has not ended");
                };
        return new JobEvents(type, job, jobType);
    }

    @Override
    public String entityType() {
        return Job.TYPE;
    }

    @Override
    public UUID entityId() {
        return job.value();
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of("jobType", jobType);
    }
}
