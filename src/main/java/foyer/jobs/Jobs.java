package foyer.jobs;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The jobs of the current tenant, for other modules. */
@Component
public class Jobs {

    private final JobCreation creation;
    private final JobQueries queries;

    Jobs(JobCreation creation, JobQueries queries) {
        this.creation = creation;
        this.queries = queries;
    }

    /**
     * Puts the job into the queue in the caller's transaction, with its event and audit row: it runs once that has
     * committed, as the caller. Where one of the same type and unique key lives, answers that one.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Job create(NewJob job) {
        return Objects.requireNonNull(queries.byId(creation.create(job)));
    }

    /** The same without reading the job, for those that come in masses. */
    @Transactional(propagation = Propagation.MANDATORY)
    public JobId enqueue(NewJob job) {
        return creation.create(job);
    }

    /** How many jobs of this type, which people see, were made since, however they ended. */
    public int countSince(String type, Instant since) {
        return queries.countSince(type, since);
    }

    /** The jobs that exist, whoever may see them. */
    public Map<JobId, Job> byIds(Collection<JobId> ids) {
        return queries.byIds(ids);
    }
}
