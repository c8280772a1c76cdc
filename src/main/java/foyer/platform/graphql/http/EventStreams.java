package foyer.platform.graphql.http;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.errors.Errors;
import foyer.platform.graphql.live.LiveOperation;
import foyer.platform.graphql.live.LiveOperations;
import foyer.platform.graphql.live.SessionWatch;
import foyer.platform.graphql.transport.OperationBounds;
import foyer.platform.graphql.transport.OperationRequest;
import foyer.platform.graphql.transport.Operations;
import foyer.platform.limits.Shares;
import foyer.platform.security.Caller;
import graphql.ExecutionResult;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers as event streams ({@code PROTOCOL.md} of graphql-sse, "Distinct connections mode"), each on its request's
 * thread. A subscription's stream ends with its session; when the node stops, it breaks off without
 * {@code complete}, so that clients subscribe again, at another node.
 */
@Component
class EventStreams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventStreams.class);

    private final LiveOperations operations;
    private final SessionWatch sessions;
    private final Errors errors;
    private final JsonMapper json;
    private final StreamSettings settings;
    private final Shares shares = new Shares();
    private final Set<LiveOperation> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    EventStreams(
            LiveOperations operations, SessionWatch sessions, Errors errors, JsonMapper json, StreamSettings settings) {
        this.operations = operations;
        this.sessions = sessions;
        this.errors = errors;
        this.json = json;
        this.settings = settings;
    }

    /** Writes all of what ran; back when the stream is over, from whichever side. */
    void answer(HttpServletResponse response, OperationRequest request, Operations.Ran ran, OperationBounds bounds)
            throws IOException {
        response.setStatus(HttpStatus.OK.value());
        response.setContentType(AnswerType.EVENT_STREAM.header());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var listener = new EventStreamWriter(response.getOutputStream(), json, settings.keepAlive());
        try {
            if (ran.stream() == null) {
                operations.deliver(new LiveOperation(), request, ran, bounds, listener);
            } else {
                subscribe(request, ran, bounds, listener);
            }
        } catch (IOException e) {
            log.debug("request {}: nobody listens any more", ran.caller().requestId(), e);
        }
    }

    private void subscribe(
            OperationRequest request, Operations.Ran ran, OperationBounds bounds, EventStreamWriter listener)
            throws IOException {
        var share = shares.take(ran.caller(), settings.perUser(), settings.anonymousPerAddress());
        if (share == null) {
            listener.failed(tooMany(ran.caller()));
            return;
        }
        var operation = new LiveOperation();
        open.add(operation);
        try (share;
                var _ = sessions.watch(ran.caller().actor(), () -> operation.finish(ApiException.revoked()))) {
            if (!running) {
                operation.end();
            }
            listener.silent();
            operations.deliver(operation, request, ran, bounds, listener);
        } finally {
            open.remove(operation);
        }
    }

    private ExecutionResult tooMany(Caller caller) {
        var most = settings.perUser();
        return errors.result(
                new ApiException(
                        ApiErrorCode.RATE_LIMITED,
                        "stream.tooMany",
                        List.of(most),
                        Map.of("reason", "STREAMS_PER_USER", "limit", most)),
                caller);
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the server waits for its requests, of which each stream is one. */
    @Override
    public void stop() {
        running = false;
        open.forEach(LiveOperation::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
