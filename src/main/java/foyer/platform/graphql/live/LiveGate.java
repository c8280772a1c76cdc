package foyer.platform.graphql.live;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the messages of all subscriptions of a node wait for their turn, so that a burst of events leaves connections
 * to requests. Tenants take turns, and none has every place: where there are two, another one's message finds one.
 */
final class LiveGate {

    private final ReentrantLock lock = new ReentrantLock();
    /** Of those with a message inside or waiting; the next in turn comes first. */
    private final Map<UUID, Line> lines = new LinkedHashMap<>();

    private final int most;
    private int free;

    LiveGate(int places) {
        this.free = places;
        this.most = Math.max(1, places - 1);
    }

    /** A gate that leaves half of the connections to everything else. */
    static LiveGate before(int connections) {
        return new LiveGate(Math.max(1, connections / 2));
    }

    private static final class Line {
        private final ArrayDeque<Semaphore> waiting = new ArrayDeque<>();
        private int inside;
    }

    /** Does the work when it is the tenant's turn, on the calling thread, which holds no connection meanwhile. */
    <T extends @Nullable Object> T inTurn(UUID tenant, Supplier<T> work) {
        var turn = new Semaphore(0);
        change(tenant, line -> line.waiting.add(turn));
        turn.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            change(tenant, line -> {
                line.inside--;
                free++;
            });
        }
    }

    private void change(UUID tenant, Consumer<Line> change) {
        lock.lock();
        try {
            change.accept(lines.computeIfAbsent(tenant, _ -> new Line()));
            while (free > 0 && admitted()) {
                free--;
            }
            lines.values().removeIf(line -> line.inside == 0 && line.waiting.isEmpty());
        } finally {
            lock.unlock();
        }
    }

    /** Lets one in, of the first tenant that may have one more, which is the last in turn then. */
    private boolean admitted() {
        for (var entry : lines.entrySet()) {
            var line = entry.getValue();
            if (line.inside < most && !line.waiting.isEmpty()) {
                line.inside++;
                line.waiting.remove().release();
                lines.remove(entry.getKey());
                lines.put(entry.getKey(), line);
                return true;
            }
        }
        return false;
    }
}
