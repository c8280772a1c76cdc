package foyer.payments;

import foyer.platform.events.NodeLoop;
import foyer.platform.events.Wake;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes webhooks whose turn it is and has them applied, a few at once; what waits is any node's. */
@Component
public class InboxWorker implements SmartLifecycle {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LAST_EVENTS = Duration.ofSeconds(5);
    /** The pools of connections are small: each uses one at most, and none while a provider is asked. */
    private static final int AT_ONCE = 4;

    private final InboxQueries queries;
    private final InboxDelivery delivery;
    private final Wake wake = new Wake();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private volatile boolean more;
    private @Nullable NodeLoop loop;

    InboxWorker(InboxQueries queries, InboxDelivery delivery) {
        this.queries = queries;
        this.delivery = delivery;
    }

    /** There may be an event whose turn it is. */
    public void wake() {
        wake.call();
    }

    private void step() throws InterruptedException {
        var room = free.availablePermits();
        if (room == 0) {
            wake.await(POLL);
            return;
        }
        var events = queries.claim(room, InboxDelivery.LEASE);
        more = events.size() == room;
        events.forEach(this::begin);
        if (!more) {
            wake.await(POLL);
        }
    }

    private void begin(InboxEvent event) {
        free.acquireUninterruptibly();
        Thread.ofVirtual().name("webhook-" + event.id()).start(() -> {
            try {
                delivery.deliver(event);
            } finally {
                free.release();
                if (more) {
                    wake.call();
                }
            }
        });
    }

    @Override
    public synchronized void start() {
        loop = new NodeLoop("webhooks", POLL, this::step).start();
    }

    /** What was begun is waited for a little; whatever has not ended by then comes again when its lease is over. */
    @Override
    public synchronized void stop() {
        NodeLoop.stop(loop, wake);
        loop = null;
        try {
            if (free.tryAcquire(AT_ONCE, LAST_EVENTS.toMillis(), TimeUnit.MILLISECONDS)) {
                free.release(AT_ONCE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return loop != null;
    }

    @Override
    public int getPhase() {
        return NodeLoop.PHASE;
    }
}
