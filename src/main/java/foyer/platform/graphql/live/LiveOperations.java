package foyer.platform.graphql.live;

import foyer.platform.graphql.errors.Errors;
import foyer.platform.graphql.transport.OperationBounds;
import foyer.platform.graphql.transport.OperationRequest;
import foyer.platform.graphql.transport.Operations;
import foyer.platform.graphql.transport.RequestLog;
import graphql.ExecutionResult;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Delivers what came of an operation, be it one answer or a subscription's many, on the thread that calls. */
@Component
public class LiveOperations {

    public static final String SUBSCRIPTIONS = "foyer.subscriptions";

    private final LiveStreams streams;
    private final Errors errors;
    private final RequestLog log;
    private final AtomicInteger open = new AtomicInteger();

    LiveOperations(LiveStreams streams, Errors errors, RequestLog log, MeterRegistry meters) {
        this.streams = streams;
        this.errors = errors;
        this.log = log;
        Gauge.builder(SUBSCRIPTIONS, open, AtomicInteger::get)
                .description("Subscriptions that stand")
                .register(meters);
    }

    /** Whoever listens to an operation. What it throws says that nobody does any more. */
    public interface Listener {

        /** An answer. */
        void next(ExecutionResult result) throws IOException;

        /** The last answer: errors, and no data. */
        void failed(ExecutionResult errors) throws IOException;

        /** There is no more. */
        void completed() throws IOException;

        /** How long there may be silence. */
        Duration patience();

        /** There was silence for so long. */
        void silent() throws IOException;
    }

    /** Delivers what ran, and writes its line of the log: at once, or at the end of a subscription. */
    public void deliver(
            LiveOperation operation,
            OperationRequest request,
            Operations.Ran ran,
            OperationBounds bounds,
            Listener listener)
            throws IOException {
        if (ran.stream() == null) {
            log.write(ran.caller(), bounds, ran.result(), null);
            answer(operation, ran.result(), listener);
            return;
        }
        var pulled = new Pulled();
        open.incrementAndGet();
        try (var stream = streams.open(request, ran.caller(), ran.stream())) {
            operation.follow(stream);
            pull(operation, stream, ran, listener, pulled);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.decrementAndGet();
            log.writeStream(ran.caller(), bounds, pulled.last, pulled.messages);
        }
    }

    private static final class Pulled {
        private int messages;
        private ExecutionResult last = ExecutionResult.newExecutionResult().build();
    }

    private static void answer(LiveOperation operation, ExecutionResult result, Listener listener) throws IOException {
        if (operation.isEnded()) {
            return;
        }
        if (!result.isDataPresent()) {
            listener.failed(result);
            return;
        }
        listener.next(result);
        listener.completed();
    }

    private void pull(LiveOperation operation, LiveStream stream, Operations.Ran ran, Listener listener, Pulled pulled)
            throws IOException, InterruptedException {
        while (true) {
            var item = stream.next(listener.patience());
            if (operation.isEnded()) {
                return;
            }
            switch (item) {
                case null -> listener.silent();
                case LiveStream.Next next -> {
                    listener.next(next.result());
                    pulled.messages++;
                }
                case LiveStream.Failed failed -> {
                    pulled.last = failed.errors();
                    listener.failed(failed.errors());
                    return;
                }
                case LiveStream.Completed _ -> {
                    complete(operation, ran, listener, pulled);
                    return;
                }
            }
        }
    }

    private void complete(LiveOperation operation, Operations.Ran ran, Listener listener, Pulled pulled)
            throws IOException {
        var reason = operation.reason();
        if (reason == null) {
            listener.completed();
            return;
        }
        pulled.last = errors.result(reason, ran.caller());
        listener.failed(pulled.last);
    }
}
