package foyer.platform.graphql.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes out of one socket: one message at a time, and none waits in memory, since whoever has one to send waits for
 * the one before. A reader that does not take a message in time is too slow; it may take the rest of that message, and
 * the close frame behind it, for as long again.
 */
final class Outbox {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final Session session;
    private final Duration time;
    private final Runnable tooSlow;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile boolean closed;

    Outbox(Session session, Duration time, Runnable tooSlow) {
        this.session = session;
        this.time = time;
        this.tooSlow = tooSlow;
    }

    /**
     * Sends the text when its turn comes, and waits until it is sent.
     *
     * @param wanted asked when the turn has come: what nobody wants any more is not sent
     * @throws IOException when the socket takes nothing any more
     */
    void send(String text, BooleanSupplier wanted) throws IOException {
        turn.lock();
        try {
            if (closed) {
                throw new IOException("the socket is closed");
            }
            if (wanted.getAsBoolean()) {
                send(text);
            }
        } finally {
            turn.unlock();
        }
    }

    private void send(String text) throws IOException {
        var sent = new CompletableFuture<SendResult>();
        try {
            session.getAsyncRemote().sendText(text, sent::complete);
            var result = sent.get(time.toNanos(), TimeUnit.NANOSECONDS);
            if (!result.isOK()) {
                throw new IOException("the socket is broken", result.getException());
            }
        } catch (TimeoutException e) {
            closed = true;
            tooSlow.run();
            throw new IOException("the reader is too slow", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | IllegalStateException e) {
            throw new IOException("the socket is closed", e);
        }
    }

    /** Asks the peer for a sign of life, unless a message is on its way, which does the same. */
    void ping() {
        if (closed || !turn.tryLock()) {
            return;
        }
        try {
            session.getBasicRemote().sendPing(NOTHING.duplicate());
        } catch (IOException | IllegalStateException e) {
            log.debug("no ping to {}", session.getId(), e);
        } finally {
            turn.unlock();
        }
    }

    /** Closes the socket behind the message that is on its way. */
    void close(CloseReason reason) {
        closed = true;
        try {
            if (turn.tryLock(time.toNanos(), TimeUnit.NANOSECONDS)) {
                turn.unlock();
            }
            session.close(reason);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException e) {
            log.debug("{} was closed already", session.getId(), e);
        }
    }
}
