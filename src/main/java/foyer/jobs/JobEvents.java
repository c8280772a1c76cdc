package foyer.jobs;

import foyer.platform.events.Event;
import java.util.Map;
import java.util.UUID;

/**
 * What happens to a job; one record for all, since they differ in nothing but their name. Inputs and outputs are not in
 * events: they may hold what is people's.
 */
record JobEvents(String type, JobId job, String jobType, boolean internal) implements Event {

    /** In the payload of Foyer's own jobs' events, so that nobody has to read the job to pass over it. */
    static final String INTERNAL = "internal";

    static final String CREATED = "job.created";
    static final String STARTED = "job.started";
    static final String PROGRESSED = "job.progressed";
    static final String RETRIED = "job.retried";
    static final String COMPLETED = "job.completed";
    static final String FAILED = "job.failed";
    static final String CANCELLED = "job.cancelled";
    static final String DEAD = "job.dead";

    /** How a job ended. */
    static JobEvents ended(JobId job, String jobType, boolean internal, JobStatus status) {
        var type =
                switch (status) {
                    case COMPLETED -> COMPLETED;
                    case FAILED -> FAILED;
                    case CANCELLED -> CANCELLED;
                    case DEAD -> DEAD;
                    case PENDING, LEASED, RUNNING -> throw new IllegalArgumentException(job + " has not ended");
                };
        return new JobEvents(type, job, jobType, internal);
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
        return internal ? Map.of("jobType", jobType, INTERNAL, true) : Map.of("jobType", jobType);
    }
}
