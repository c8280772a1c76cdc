package foyer.payments;

import foyer.platform.events.NodeLoop;
import foyer.platform.events.Wake;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes webhooks whose turn it is and has them applied, a few at once; what waits is any node's. Those of tenants' own
 * accounts keep the platform's from nothing.
 */
@Component
public class InboxWorker implements SmartLifecycle {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LAST_EVENTS = Duration.ofSeconds(5);
    /** The pools of connections are small: each uses one at most, and none while a provider is asked. */
    private static final int AT_ONCE = 4;

    private static final int OWN_AT_ONCE = 3;

    private final List<InboxLane> lanes;
    private final Wake wake = new Wake();
    private @Nullable NodeLoop loop;

    InboxWorker(InboxClaimQueries claims, InboxDelivery delivery) {
        this.lanes = List.of(
                new InboxLane.Platforms(AT_ONCE, claims, delivery, wake::call),
                new InboxLane.Own(OWN_AT_ONCE, claims, delivery, wake::call));
    }

    /** There may be an event whose turn it is. */
    public void wake() {
        wake.call();
    }

    private void step() throws InterruptedException {
        var more = false;
        for (var lane : lanes) {
            more |= lane.take();
        }
        if (!more) {
            wake.await(POLL);
        }
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
            for (var lane : lanes) {
                lane.await(LAST_EVENTS);
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
