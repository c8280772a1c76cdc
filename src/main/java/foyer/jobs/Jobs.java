package foyer.jobs;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The jobs of the current tenant, for other modules. */
@Component
public class Jobs {

    private final JobCreation creation;
    private final JobQueries queries;
    private final JobHandover handover;

    Jobs(JobCreation creation, JobQueries queries, JobHandover handover) {
        this.creation = creation;
        this.queries = queries;
        this.handover = handover;
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

    /**
     * Gives the jobs of a maker who goes, those that have not ended, to another, as whom they run from then on: one who
     * may do no more than the maker might, or the maker does by them what they might not.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(JobCreator from, JobCreator to) {
        handover.handOver(from, to);
    }

    /** Ends the jobs of a maker who goes; the other, if there is one, can have them come again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(JobCreator from, @Nullable JobCreator to) {
        handover.end(from, to);
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
