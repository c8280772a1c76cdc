package foyer.jobs;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Work that takes a while, as a job's may. */
final class Worked {

    private Worked() {}

    static void aWhile(Duration time) {
        var until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - until < 0) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
