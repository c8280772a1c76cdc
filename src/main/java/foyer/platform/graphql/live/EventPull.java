package foyer.platform.graphql.live;

import foyer.platform.events.EventFeed;
import foyer.platform.events.SequencedEvent;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The stream of a subscription that stands: READY, then what happened since its cursor, then what happens, each event
 * once and in the order of positions.
 *
 * <p>Events that are committed while the past is read wait in the buffer; those that it has no room for are read too,
 * since they are in the log. Once the past is read, a full buffer ends the stream. A feed that has gone back ends it at
 * once: the cursor is of a time that the database does not know any more.
 */
final class EventPull implements LiveStream {

    private final LiveExecutor executor;
    private final EventStream.Messages<?> messages;
    private final EventBuffer buffer;
    private final EventReplay replay;
    private final EventFeed.Tap tap;
    private long position;
    private boolean greeted;

    /** From after the position on: the replay up to where the tap begins, then the buffer, which the tap fills. */
    EventPull(
            LiveExecutor executor,
            EventStream.Messages<?> messages,
            EventBuffer buffer,
            EventReplay replay,
            EventFeed.Tap tap,
            long position) {
        this.executor = executor;
        this.messages = messages;
        this.buffer = buffer;
        this.replay = replay;
        this.tap = tap;
        this.position = position;
    }

    @Override
    public @Nullable Item next(Duration wait) throws InterruptedException {
        var until = System.nanoTime() + wait.toNanos();
        try {
            do {
                var item = step(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
                if (item != null) {
                    return item;
                }
            } while (System.nanoTime() < until);
            return null;
        } catch (RuntimeException e) {
            return executor.failed(e, position);
        }
    }

    /** One event further; null when there was none, or none that the subscriber is told of. */
    private @Nullable Item step(Duration wait) throws InterruptedException {
        if (buffer.isEnded()) {
            return new Completed();
        }
        if (!greeted) {
            greeted = true;
            return executor.item(position, position, messages::ready);
        }
        var event = replay.isOver() ? buffer.take(wait) : replayed();
        if (buffer.isEnded()) {
            return new Completed();
        }
        if (buffer.isCut()) {
            throw new ApiException(ApiErrorCode.CURSOR_EXPIRED, "cursor.expired");
        }
        if (event == null) {
            return replay.isOver() && buffer.isSpilled() ? executor.overflow(position) : null;
        }
        // A cursor may be ahead of what this node has handed out yet.
        if (event.position() <= position) {
            return null;
        }
        var item = executor.item(event.position(), position, cursor -> messages.of(event, cursor));
        if (!(item instanceof Failed)) {
            position = event.position();
        }
        return item;
    }

    private @Nullable SequencedEvent replayed() {
        var event = executor.read(replay::next);
        if (replay.isOver()) {
            var lost = buffer.restart();
            if (lost != null) {
                replay.extend(lost);
            }
        }
        return event;
    }

    @Override
    public void end() {
        tap.close();
        buffer.end();
    }
}
