package foyer.jobs;

import java.time.Duration;

/**
 * Work of the platform itself, across tenants, once in the cluster at each due time: purge, sweep, expire. A bean of the
 * module whose rows it is about. Runs outside any transaction and any tenant. A time that was missed, as nothing ran, is
 * made up for once; a node that dies in it leaves it to another.
 */
public interface RecurringTask {

    /** Module and work, {@code "identity.purge_sessions"}; the same on every node. */
    String name();

    Schedule schedule();

    /** After which it is interrupted and its turn given up; it is run again when it is next due. */
    default Duration longest() {
        return Duration.ofHours(1);
    }

    /** Whether it asks somebody outside, who may be slow to answer: then it holds up others that do, and nothing else. */
    default boolean asksOutside() {
        return false;
    }

    void run() throws Exception;
}
