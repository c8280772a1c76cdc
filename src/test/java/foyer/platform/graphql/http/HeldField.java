package foyer.platform.graphql.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The field {@code held}: it is answered when a test says so, a few seconds later at most. */
public final class HeldField {

    private static final Semaphore GATE = new Semaphore(0);

    private HeldField() {}

    /** Whether an operation waits in it. */
    public static boolean isWaiting() {
        return GATE.hasQueuedThreads();
    }

    public static void answer() {
        GATE.release();
    }

    static String await() throws InterruptedException {
        return GATE.tryAcquire(8, TimeUnit.SECONDS) ? "done" : "forgotten";
    }
}
