package foyer.platform.graphql.live;

import foyer.platform.events.EventFeed;
import foyer.platform.events.SequencedEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The events of one type of entity that wait for one subscriber. The feed puts them in and never waits; the subscription's thread takes them
 * out. One event too many spills it: it keeps what it has and takes no more, until it is emptied.
 */
final class EventBuffer implements EventFeed.Sink {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<SequencedEvent> events = new ArrayDeque<>();
    private final String entityType;
    private final int capacity;
    private boolean spilled;
    private boolean ended;
    private boolean cut;
    private long newest;

    EventBuffer(String entityType, int capacity) {
        this.entityType = entityType;
        this.capacity = capacity;
    }

    @Override
    public void accept(SequencedEvent event) {
        if (!event.entityType().equals(entityType)) {
            return;
        }
        lock.lock();
        try {
            newest = event.position();
            if (events.size() >= capacity) {
                spilled = true;
            }
            if (!spilled) {
                events.add(event);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The oldest event; null when none comes in time, the buffer has spilled and is empty, or was cut or ended. */
    @Nullable SequencedEvent take(Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = wait.toNanos();
            while (events.isEmpty() && !spilled && !cut && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            return ended || cut ? null : events.poll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether events were lost after those that are here. */
    boolean isSpilled() {
        lock.lock();
        try {
            return spilled && events.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Empties a buffer that has spilled, and begins anew.
     *
     * @return the position up to which events have to be read elsewhere, since they are not going to come out here; null
     *     when nothing was lost
     */
    @Nullable Long restart() {
        lock.lock();
        try {
            if (!spilled) {
                return null;
            }
            spilled = false;
            events.clear();
            return newest;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void cut() {
        lock.lock();
        try {
            cut = true;
            events.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is a gap after what has come out, which nothing fills. */
    boolean isCut() {
        lock.lock();
        try {
            return cut;
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            events.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }
}
