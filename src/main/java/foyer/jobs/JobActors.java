package foyer.jobs;

import foyer.platform.security.Actor;
import java.util.Collection;
import java.util.Map;

/** Who the makers of jobs are today; tenancy implements it, which knows people and their roles. */
public interface JobActors {

    /**
     * The makers in the current tenant as they are now, in the same number of statements for any number of them; whoever is gone or was never somebody who could
     * make a job is absent.
     */
    Map<JobCreator, Actor> today(Collection<JobCreator> creators);
}
