package foyer.platform.events;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Gives committed events their positions, whichever node wrote them; the nodes take turns (ADR 004). Gets up when a
 * transaction of this node committed events, and by itself for those whose node died in between.
 */
@Component
class EventSequencer implements SmartLifecycle {

    /** Events of one short transaction. */
    private static final int BATCH = 1000;

    private final EventQueries queries;
    private final EventWakes wakes;
    private final EventSettings settings;
    private final EventMeters meters;
    private @Nullable NodeLoop loop;

    EventSequencer(EventQueries queries, EventWakes wakes, EventSettings settings, EventMeters meters) {
        this.queries = queries;
        this.wakes = wakes;
        this.settings = settings;
        this.meters = meters;
    }

    private EventQueries.Given sequence() {
        var given = queries.sequence(BATCH);
        if (given.count() > 0) {
            meters.sequenced(given);
            wakes.sequenced();
        }
        return given;
    }

    private void step() throws InterruptedException {
        var given = sequence();
        if (given.count() == BATCH) {
            return;
        }
        // Under load this makes a batch of what would be a run each.
        Thread.sleep(settings.gather());
        // Another node may have looked before the last commit here: it is asked again rather than waited for.
        wakes.sequencer().await(given.busy() ? Duration.ZERO : settings.poll());
    }

    @Override
    public synchronized void start() {
        loop = new NodeLoop("sequencer", settings.poll(), this::step).start();
    }

    @Override
    public synchronized void stop() {
        NodeLoop.stop(loop, wakes.sequencer());
        loop = null;
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
