package foyer.platform.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hands every committed event, in order of position, to the taps of its tenant on this node. One thread reads for all;
 * it reads nothing while nobody listens, and goes on where it was when the database comes back.
 */
@Component
public class EventFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
    private static final int PAGE = 500;

    private final EventQueries queries;
    private final EventSettings settings;
    private final Wake wake;
    private final Map<UUID, List<Attached>> taps = new HashMap<>();
    private @Nullable NodeLoop loop;

    /** Counts how often a tap came when there was none. A page that was read for those before is not for it. */
    private long epoch;

    /** Events up to here were handed out; used by the feed's thread, and set by the first tap. */
    private long done;

    /** The highest head that the feed's thread saw for those who are attached. */
    private long seen;

    /** Events up to here are being handed out to those who are attached: who comes now gets the later ones. */
    private long claimed;

    EventFeed(EventQueries queries, EventWakes wakes, EventSettings settings, EventMeters meters) {
        this.queries = queries;
        this.settings = settings;
        this.wake = wakes.reader();
        meters.taps(this::attached);
    }

    /** A place on the feed; closing it ends the calls to its sink, one that is running excepted. */
    public interface Tap extends AutoCloseable {

        /** The sink gets the events after this position, which is no earlier than any head told before. */
        long position();

        @Override
        void close();
    }

    /** What a tap fills, on the feed's one thread, which it must not block. */
    @FunctionalInterface
    public interface Sink {

        /** The next event; a sink that throws here is detached. */
        void accept(SequencedEvent event);

        /**
         * The tap was closed from here: the database is an older one than what was handed out, or the sink threw.
         * Whoever goes on must fetch anew.
         */
        default void cut() {}
    }

    /**
     * Gives the sink every event of the tenant after the tap's position, in order. Reads the head: not for use within a
     * transaction.
     */
    public Tap attach(UUID tenant, Sink sink) {
        var head = queries.extent().head();
        synchronized (taps) {
            if (taps.isEmpty()) {
                epoch++;
                done = head;
                seen = 0;
                claimed = head;
            }
            var tap = new Attached(tenant, sink, Math.max(head, claimed));
            taps.computeIfAbsent(tenant, _ -> new ArrayList<>()).add(tap);
            wake.call();
            return tap;
        }
    }

    private final class Attached implements Tap {

        private final UUID tenant;
        private final Sink sink;
        private final long position;
        private volatile boolean closed;

        /** The event handed over last: a page that failed half-way is read again. For the feed's thread. */
        private long handed;

        private Attached(UUID tenant, Sink sink, long position) {
            this.tenant = tenant;
            this.sink = sink;
            this.position = position;
            this.handed = position;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public void close() {
            closed = true;
            synchronized (taps) {
                taps.computeIfPresent(tenant, (_, all) -> all.remove(this) && all.isEmpty() ? null : all);
            }
        }

        private void hand(SequencedEvent event) {
            if (closed || event.position() <= handed) {
                return;
            }
            try {
                sink.accept(event);
                handed = event.position();
            } catch (RuntimeException | Error e) {
                LOG.error("a subscriber of events threw and is detached", e);
                cut();
            }
        }

        private void cut() {
            close();
            try {
                sink.cut();
            } catch (RuntimeException | Error e) {
                LOG.error("a subscriber of events could not be told that it is detached", e);
            }
        }
    }

    private void step() throws InterruptedException {
        if (attached() == 0 || !advance()) {
            wake.await(settings.poll());
        }
    }

    /** How many taps are attached on this node. */
    int attached() {
        synchronized (taps) {
            return taps.values().stream().mapToInt(List::size).sum();
        }
    }

    /** Hands out what is there; answers whether there may be more at once. */
    private boolean advance() {
        var head = queries.extent().head();
        if (rewind(head)) {
            return false;
        }
        long from;
        long since;
        Set<UUID> tenants;
        synchronized (taps) {
            seen = Math.max(seen, head);
            // What a failed page had claimed stays claimed.
            claimed = Math.max(claimed, head);
            from = done;
            since = epoch;
            tenants = Set.copyOf(taps.keySet());
        }
        if (from >= head || tenants.isEmpty()) {
            return false;
        }
        var page = queries.ofTenants(tenants, from, head, PAGE);
        page.forEach(event -> hand(event, since));
        var full = page.size() == PAGE;
        synchronized (taps) {
            if (epoch != since) {
                return true;
            }
            done = full ? page.getLast().position() : head;
        }
        return full;
    }

    private void hand(SequencedEvent event, long since) {
        List<Attached> attached;
        synchronized (taps) {
            attached = epoch == since ? List.copyOf(taps.getOrDefault(event.tenant(), List.of())) : List.of();
        }
        attached.forEach(tap -> tap.hand(event));
    }

    /**
     * Whether the database is an older one than before: it was restored. What comes now has positions that were
     * another's, so nobody can go on.
     */
    private boolean rewind(long head) {
        List<Attached> all;
        synchronized (taps) {
            if (head >= seen) {
                return false;
            }
            LOG.warn("the event log went back from {} to {}", seen, head);
            all = taps.values().stream().flatMap(List::stream).toList();
            seen = head;
            done = head;
            claimed = head;
        }
        all.forEach(Attached::cut);
        return true;
    }

    @Override
    public void start() {
        synchronized (taps) {
            loop = new NodeLoop("feed", settings.poll(), this::step).start();
        }
    }

    @Override
    public void stop() {
        NodeLoop running;
        synchronized (taps) {
            running = loop;
            loop = null;
        }
        NodeLoop.stop(running, wake);
    }

    @Override
    public boolean isRunning() {
        synchronized (taps) {
            return loop != null;
        }
    }

    @Override
    public int getPhase() {
        return NodeLoop.PHASE;
    }
}
