package foyer.platform.graphql.transport;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does something again and again on a virtual thread of its own, from the application's start to its end. */
public abstract class EachPeriod implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EachPeriod.class);

    private final String name;
    private final Duration period;
    private volatile @Nullable CountDownLatch stopped;

    protected EachPeriod(String name, Duration period) {
        this.name = name;
        this.period = period;
    }

    /** One round; what it throws is logged, and the next round comes all the same. */
    protected abstract void step();

    @Override
    public void start() {
        var signal = new CountDownLatch(1);
        stopped = signal;
        Thread.ofVirtual().name(name).start(() -> run(signal));
    }

    @Override
    public void stop() {
        var signal = stopped;
        stopped = null;
        if (signal != null) {
            signal.countDown();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped != null;
    }

    private void run(CountDownLatch signal) {
        try {
            while (!signal.await(period.toNanos(), TimeUnit.NANOSECONDS)) {
                safely();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An error too, which may be a passing lack of memory: nobody would begin again what it ended. */
    private void safely() {
        try {
            step();
        } catch (Throwable e) {
            log.error("{} failed, and goes on", name, e);
        }
    }
}
