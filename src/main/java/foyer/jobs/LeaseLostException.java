package foyer.jobs;

/** Ends a run whose job is no longer its own: it took too long or was not heard of, and another may be at it. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLostException(JobId job) {
        super(job + " is no longer this run's");
    }
}
