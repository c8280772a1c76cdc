package foyer.platform.time;

import java.time.Duration;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Work whose length would tell what it found. It is answered, and fails, a whole number of steps after it began: what it
 * does within a step is seen by nobody who measures (CWE-208). It costs a virtual thread that sleeps, and no connection.
 */
public final class EvenPace {

    /** Several times what such work takes on a server that is not overloaded. */
    static final Duration STEP = Duration.ofMillis(100);

    private EvenPace() {}

    /**
     * Does the work, and waits for the end of the step in which it ended.
     *
     * @throws IllegalStateException inside a transaction, whose connection would wait too
     */
    public static void run(Runnable work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("wait after the transaction, not in it");
        }
        var began = System.nanoTime();
        try {
            work.run();
        } finally {
            await(began);
        }
    }

    private static void await(long began) {
        var spent = Duration.ofNanos(System.nanoTime() - began);
        try {
            Thread.sleep(STEP.minusNanos(spent.toNanos() % STEP.toNanos()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
