package foyer.testing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that tests kill, all on one database: the one that goes on after a test is the one that the next test of this JVM
 * begins with, so that a test costs the start of one. Each makes tenants of its own. One thread asks.
 */
public final class DoomedNodes {

    /** A node that is gone is noticed after three seconds, not after a minute; there is much to sign. */
    private static final Map<String, String> SETTINGS = Map.of(
            "FOYER_JOBS_LEASE",
            "3s",
            "FOYER_JOBS_RETRY_AFTER",
            "100ms",
            "FOYER_JOBS_POLL",
            "200ms",
            "FOYER_AUDIT_CHECKPOINT_ROWS",
            "50");

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private static @Nullable Node running;

    private DoomedNodes() {}

    public static TestDatabase database() {
        return DATABASE;
    }

    /** The one that runs. */
    public static Node one() {
        if (running == null || !running.isAlive()) {
            running = lasting(Node.start(DATABASE, SETTINGS));
        }
        return running;
    }

    /** The one that runs, and another, which has to be killed. */
    public static Node[] two() {
        if (running == null || !running.isAlive()) {
            var two = Node.startTwo(DATABASE, SETTINGS);
            running = lasting(two[0]);
            return two;
        }
        return new Node[] {running, Node.start(DATABASE, SETTINGS)};
    }

    private static Node lasting(Node node) {
        Runtime.getRuntime().addShutdownHook(new Thread(node::kill));
        return node;
    }

    /** Kills the one that runs. */
    public static void kill() {
        one().kill();
    }
}
