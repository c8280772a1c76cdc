package foyer.platform.events;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A call to get up that is neither lost nor counted: many calls before the sleeper looks are one. */
public final class Wake {

    private final BlockingQueue<Boolean> calls = new ArrayBlockingQueue<>(1);

    /** Never waits. */
    public void call() {
        calls.offer(true);
    }

    /** Sleeps until called, at most so long. */
    public void await(Duration longest) throws InterruptedException {
        calls.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
    }
}
