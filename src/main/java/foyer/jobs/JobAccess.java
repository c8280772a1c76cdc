package foyer.jobs;

import foyer.platform.security.CurrentCaller;

/** Which jobs a caller who may see jobs at all may see, and which they may change. */
final class JobAccess {

    static final String MANAGE = "JOBS_MANAGE";

    private JobAccess() {}

    /** People's jobs, and with JOBS_MANAGE Foyer's own. */
    static boolean sees(Job job) {
        return !job.internal() || CurrentCaller.actor().may(MANAGE);
    }

    /** One's own, and with JOBS_MANAGE everybody's. */
    static boolean changes(Job job) {
        var actor = CurrentCaller.actor();
        return actor.may(MANAGE) || job.creator().equals(new JobCreator(actor.kind(), actor.id()));
    }
}
