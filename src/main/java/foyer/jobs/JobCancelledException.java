package foyer.jobs;

/** Ends a run whose job was cancelled; handlers let it through, having put away what is theirs. */
public final class JobCancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobCancelledException(JobId job) {
        super(job + " was cancelled");
    }
}
