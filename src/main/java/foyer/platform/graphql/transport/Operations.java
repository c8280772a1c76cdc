package foyer.platform.graphql.transport;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.errors.Errors;
import foyer.platform.graphql.limits.OperationReport;
import foyer.platform.graphql.live.EventStream;
import foyer.platform.graphql.live.LiveMessage;
import foyer.platform.graphql.persisted.PersistedDocuments;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import graphql.ExecutionResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;

/** Runs an operation as its caller, on the calling thread from beginning to end (ADR 003). */
@Component
public class Operations {

    private final WebGraphQlHandler engine;
    private final PersistedDocuments documents;
    private final Errors errors;

    Operations(WebGraphQlHandler engine, PersistedDocuments documents, Errors errors) {
        this.engine = engine;
        this.documents = documents;
        this.errors = errors;
    }

    /**
     * What came of an operation, and who asked for it.
     *
     * @param stream what a subscription that was admitted watches; its messages are to be had from
     *     {@link foyer.platform.graphql.live.LiveStreams}, and the result has none
     */
    public record Ran(
            Caller caller, ExecutionResult result, @Nullable EventStream<?> stream) {}

    /**
     * Runs it, whatever happens: a failure outside any field is an error without data.
     *
     * @param unknown the caller as far as it is known without asking anybody
     * @param actor asked once, within the operation's bounds
     */
    public Ran run(OperationRequest request, Caller unknown, Supplier<Actor> actor, OperationBounds bounds) {
        return bounds.run(() -> {
            Caller caller;
            try {
                caller = unknown.as(actor.get());
            } catch (RuntimeException e) {
                return new Ran(unknown, errors.result(e, unknown), null);
            }
            return run(request, caller, bounds);
        });
    }

    private Ran run(OperationRequest request, Caller caller, OperationBounds bounds) {
        try {
            TenantHeader.check(request.tenant(), caller.actor());
            documents.find(request.body(), caller);
            var result = execute(request, caller, Map.of(OperationReport.class.getName(), bounds.report()), bounds);
            if (bounds.report().admitted()) {
                documents.keep(request.body(), caller);
            }
            if (!(result.getData() instanceof EventStream<?> stream)) {
                return new Ran(caller, result, null);
            }
            if (!request.streams()) {
                throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "operation.subscription");
            }
            return new Ran(caller, result, stream);
        } catch (RuntimeException e) {
            return new Ran(caller, errors.result(e, caller), null);
        }
    }

    /** Runs a subscription's selection on one of its messages: guards are asked and loaders made anew. */
    public ExecutionResult message(
            OperationRequest request, Caller caller, LiveMessage message, OperationBounds bounds) {
        return bounds.run(() -> {
            try {
                return execute(request, caller, Map.of(LiveMessage.class.getName(), message), bounds);
            } catch (RuntimeException e) {
                return errors.result(e, caller);
            }
        });
    }

    private ExecutionResult execute(
            OperationRequest request, Caller caller, Map<String, Object> attributes, OperationBounds bounds) {
        var operation = new WebGraphQlRequest(
                request.uri(),
                request.headers(),
                new LinkedMultiValueMap<>(),
                null,
                new HashMap<>(attributes),
                request.body(),
                caller.requestId(),
                caller.locale());
        return CurrentCaller.call(
                        caller, () -> finished(engine.handleRequest(operation).toFuture(), bounds))
                .getExecutionResult();
    }

    /** Everything ran on this thread, so the answer is there; one that waits for another thread is waited for. */
    private static WebGraphQlResponse finished(
            CompletableFuture<@Nullable WebGraphQlResponse> response, OperationBounds bounds) {
        try {
            var answer = response.orTimeout(Math.max(0, bounds.left().toMillis()), TimeUnit.MILLISECONDS)
                    .join();
            return Objects.requireNonNull(answer, "the engine has answered nothing");
        } finally {
            response.cancel(true);
        }
    }
}
