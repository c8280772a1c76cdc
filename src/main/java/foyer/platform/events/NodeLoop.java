package foyer.platform.events;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread of this node that does one step after the other, until it is stopped. A step that fails, for lack of
 * memory too, is tried again, at first soon and then at the pace of the poll; what fails is logged when it begins to fail and when it works again.
 */
public final class NodeLoop {

    /** Started before the web server, and still there while that finishes its requests; stopped before the pools are. */
    public static final int PHASE = 0;

    private static final Logger LOG = LoggerFactory.getLogger(NodeLoop.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final int DOUBLINGS = 10;
    private static final Duration LAST_STEP = Duration.ofSeconds(5);

    /** One piece of work, which also waits for the next where there is none. */
    public interface Step {
        void run() throws InterruptedException;
    }

    private final String name;
    private final Duration longestPause;
    private final Step step;
    private final Runnable end;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private int failures;

    NodeLoop(String name, Duration longestPause, Step step, Runnable end) {
        this.name = name;
        this.longestPause = longestPause;
        this.step = step;
        this.end = end;
        this.thread = Thread.ofPlatform().name("loop-" + name).daemon().unstarted(this::run);
    }

    /** A loop that has nothing to put away at its end. */
    public NodeLoop(String name, Duration longestPause, Step step) {
        this(name, longestPause, step, () -> {});
    }

    /** Begins, once. */
    public NodeLoop start() {
        thread.start();
        return this;
    }

    /** Whether it is to end: a step that has much to do asks in between. */
    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Ends the thread after its step, for which it waits a few seconds. */
    public static void stop(@Nullable NodeLoop loop, Wake... wakes) {
        if (loop == null) {
            return;
        }
        loop.stopped.countDown();
        for (var wake : wakes) {
            wake.call();
        }
        try {
            if (!loop.thread.join(LAST_STEP)) {
                loop.thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!isStopped()) {
                tryStep();
            }
        } catch (InterruptedException _) {
            LOG.debug("{} was interrupted", name);
        } finally {
            end.run();
        }
    }

    private void tryStep() throws InterruptedException {
        try {
            step.run();
            if (failures > 0) {
                LOG.info("{} works again after {} failures", name, failures);
            }
            failures = 0;
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            if (failures == 0 && !isStopped()) {
                LOG.warn("{} fails and is tried again", name, e);
            }
            pause();
        }
    }

    private void pause() throws InterruptedException {
        var grown = FIRST_PAUSE.multipliedBy(1L << Math.min(failures++, DOUBLINGS));
        var pause = grown.compareTo(longestPause) < 0 ? grown : longestPause;
        boolean _ = stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }
}
