package foyer.platform.events;

import foyer.platform.database.Notifications;
import java.time.Duration;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Wakes this node's readers when another node gave events their positions. Where it cannot listen, or until it can
 * again, the poll stands in.
 */
@Component
class EventNotifications implements SmartLifecycle {

    /** What {@code platform.sequence_events} notifies. */
    private static final String CHANNEL = "foyer_events";

    /** How soon the thread notices that it is to stop. */
    private static final Duration SLICE = Duration.ofMillis(250);

    private final Notifications notifications;
    private final EventWakes wakes;
    private final EventSettings settings;
    private @Nullable NodeLoop loop;
    private Notifications.@Nullable Channel channel;

    EventNotifications(Notifications notifications, EventWakes wakes, EventSettings settings) {
        this.notifications = notifications;
        this.wakes = wakes;
        this.settings = settings;
    }

    private void step() {
        var open = channel;
        if (open == null) {
            channel = notifications.listen(CHANNEL);
            // For what was told while nobody listened.
            wakes.sequenced();
            return;
        }
        try {
            if (open.await(SLICE)) {
                wakes.sequenced();
            }
        } catch (DataAccessException e) {
            channel = null;
            open.close();
            throw e;
        }
    }

    private void end() {
        var open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public synchronized void start() {
        loop = new NodeLoop("notifications", settings.poll(), this::step, this::end).start();
    }

    @Override
    public synchronized void stop() {
        NodeLoop.stop(loop);
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
