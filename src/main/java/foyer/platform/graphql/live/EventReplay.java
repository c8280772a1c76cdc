package foyer.platform.graphql.live;

import foyer.platform.events.EventLog;
import foyer.platform.events.SequencedEvent;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Reads what a subscriber missed, a page at a time, as the caller: from after one position up to another. */
final class EventReplay {

    private final EventLog log;
    private final String entityType;
    private final int pageSize;
    private final ArrayDeque<SequencedEvent> page = new ArrayDeque<>();
    private long read;
    private long upTo;

    EventReplay(EventLog log, String entityType, int pageSize, long after, long upTo) {
        this.log = log;
        this.entityType = entityType;
        this.pageSize = pageSize;
        this.read = after;
        this.upTo = upTo;
    }

    /** The next event; null when there is none up to the end. */
    @Nullable SequencedEvent next() {
        if (page.isEmpty() && read < upTo) {
            page.addAll(log.read(entityType, read, upTo, pageSize));
            read = page.size() < pageSize ? upTo : page.getLast().position();
        }
        return page.poll();
    }

    boolean isOver() {
        return page.isEmpty() && read >= upTo;
    }

    /** Puts the end further on. */
    void extend(long position) {
        upTo = Math.max(upTo, position);
    }
}
