package foyer.platform.graphql.socket;

import foyer.platform.graphql.live.LiveOperation;
import foyer.platform.graphql.live.LiveOperations;
import foyer.platform.graphql.transport.OperationBounds;
import foyer.platform.graphql.transport.OperationRequest;
import foyer.platform.security.Caller;
import graphql.ExecutionResult;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One operation of a socket, from its {@code subscribe} to its {@code complete} or {@code error}. */
final class SocketOperation implements LiveOperations.Listener {

    private static final Logger log = LoggerFactory.getLogger(SocketOperation.class);

    /** Nothing is to be done in silence: the socket has its pings. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String id;
    private final OperationRequest request;
    private final Caller caller;
    private final SocketParts parts;
    private final Outbox outbox;
    private final Consumer<SocketOperation> over;
    private final LiveOperation live = new LiveOperation();

    SocketOperation(
            String id,
            OperationRequest request,
            Caller caller,
            SocketParts parts,
            Outbox outbox,
            Consumer<SocketOperation> over) {
        this.id = id;
        this.request = request;
        this.caller = caller;
        this.parts = parts;
        this.outbox = outbox;
        this.over = over;
    }

    String id() {
        return id;
    }

    /** Runs it to its end, on the calling thread. */
    void run() {
        try {
            deliver();
        } catch (IOException e) {
            log.debug("request {}: nobody listens any more", caller.requestId(), e);
        }
    }

    private void deliver() throws IOException {
        try {
            var bounds = new OperationBounds(parts.limits().operationTime());
            var ran = parts.operations().run(request, caller, caller::actor, bounds);
            parts.live().deliver(live, request, ran, bounds, this);
        } catch (RuntimeException e) {
            failed(parts.errors().result(e, caller));
        }
    }

    void end() {
        live.end();
    }

    boolean isStream() {
        return live.isStream();
    }

    @Override
    public void next(ExecutionResult result) throws IOException {
        send(parts.writes().next(id, result));
    }

    @Override
    public void failed(ExecutionResult errors) throws IOException {
        over.accept(this);
        send(parts.writes().error(id, errors));
    }

    @Override
    public void completed() throws IOException {
        over.accept(this);
        send(parts.writes().complete(id));
    }

    private void send(String message) throws IOException {
        outbox.send(message, () -> !live.isEnded());
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public void silent() {
        // The next message comes when it comes.
    }
}
