package foyer.jobs;

/** Runs jobs of one type. A bean of the module that owns the type. */
public interface JobHandler<I extends Record, O extends Record> {

    JobDefinition<I, O> definition();

    /**
     * Refuses an input that can be read and makes no sense, where people make the job.
     *
     * @throws foyer.platform.graphql.UserErrorException with the paths of what is wrong, such as {@code input.cron}
     */
    default void check(I input) {}

    /**
     * Does the job, going on where {@link JobRun#state} says: it is called again after a failure, or when its node died.
     * Runs outside any transaction, on a virtual thread, as whoever made the job. Work bound to the processor belongs on
     * the pool for it ({@link foyer.platform.time.CpuPool}).
     *
     * @throws JobFailure for a failure that people are told of; anything else is UNEXPECTED, and retried
     */
    O run(JobRun run, I input) throws Exception;
}
