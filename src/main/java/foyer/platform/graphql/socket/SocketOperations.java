package foyer.platform.graphql.socket;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.transport.OperationRequest;
import foyer.platform.security.Caller;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The operations that run in one socket, by their ids. */
final class SocketOperations {

    private static final int EXPECTED = 4;

    private final SocketParts parts;
    private final Outbox outbox;
    private final Map<String, SocketOperation> byId = new ConcurrentHashMap<>(EXPECTED);
    /** Those that nobody waits for any more included: who completes a query has not ended its statements. */
    private final AtomicInteger running = new AtomicInteger();

    private volatile boolean over;

    SocketOperations(SocketParts parts, Outbox outbox) {
        this.parts = parts;
        this.outbox = outbox;
    }

    /** Starts an operation, or answers it with the reason why not; false when there is one of this id. */
    boolean start(String id, OperationRequest request, Caller caller) throws IOException {
        if (byId.containsKey(id)) {
            return false;
        }
        var refusal = refusal();
        if (refusal != null) {
            outbox.send(parts.writes().error(id, parts.errors().result(refusal, caller)), () -> true);
            return true;
        }
        var operation = new SocketOperation(id, request, caller, parts, outbox, this::forget);
        byId.put(id, operation);
        running.incrementAndGet();
        Thread.ofVirtual().name("socket-operation").start(() -> run(operation));
        if (over) {
            operation.end();
        }
        return true;
    }

    private void run(SocketOperation operation) {
        try {
            operation.run();
        } finally {
            running.decrementAndGet();
            forget(operation);
        }
    }

    private @Nullable ApiException refusal() {
        var most = parts.settings().operations();
        if (running.get() >= most) {
            return new ApiException(
                    ApiErrorCode.RATE_LIMITED,
                    "socket.operations",
                    List.of(most),
                    Map.of("reason", "OPERATIONS_PER_SOCKET", "limit", most));
        }
        return parts.sockets().isDraining() ? new ApiException(ApiErrorCode.OVERLOADED, "server.stopping") : null;
    }

    private void forget(SocketOperation operation) {
        byId.remove(operation.id(), operation);
    }

    /** Nobody listens to this one any more; its id may be used again. */
    void end(String id) {
        var operation = byId.remove(id);
        if (operation != null) {
            operation.end();
        }
    }

    /** Ends all of them, for good. */
    void end() {
        over = true;
        byId.values().forEach(SocketOperation::end);
        byId.clear();
    }

    /** Whether none of them is a query or a mutation, whose answer is waited for. */
    boolean areStreams() {
        return byId.values().stream().allMatch(SocketOperation::isStream);
    }
}
