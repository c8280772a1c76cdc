package foyer.platform.graphql.http;

import foyer.platform.graphql.errors.Errors;
import foyer.platform.graphql.limits.OperationReport;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import graphql.ExecutionResult;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;

/** Runs an operation as its caller, on the request's thread from beginning to end (ADR 003). */
@Component
class Operations {

    private final WebGraphQlHandler engine;
    private final Callers callers;
    private final Errors errors;

    Operations(WebGraphQlHandler engine, Callers callers, Errors errors) {
        this.engine = engine;
        this.callers = callers;
        this.errors = errors;
    }

    /** What came of an operation, and who asked for it. */
    record Ran(Caller caller, ExecutionResult result) {}

    /** Runs it, whatever happens: a failure outside any field is an error without data. */
    Ran run(HttpServletRequest request, GraphQlRequest body, Caller unknown, OperationBounds bounds) {
        return bounds.run(() -> {
            Caller caller;
            try {
                caller = unknown.as(callers.actor(request));
            } catch (RuntimeException e) {
                return new Ran(unknown, errors.result(e, unknown));
            }
            return new Ran(caller, result(request, body, caller, bounds));
        });
    }

    private ExecutionResult result(
            HttpServletRequest request, GraphQlRequest body, Caller caller, OperationBounds bounds) {
        try {
            TenantHeader.check(request.getHeader(TenantHeader.NAME), caller.actor());
            var operation = operation(request, body, caller, bounds.report());
            return CurrentCaller.call(
                            caller,
                            () -> finished(engine.handleRequest(operation).toFuture(), bounds))
                    .getExecutionResult();
        } catch (RuntimeException e) {
            return errors.result(e, caller);
        }
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

    private static WebGraphQlRequest operation(
            HttpServletRequest request, GraphQlRequest body, Caller caller, OperationReport report) {
        return new WebGraphQlRequest(
                URI.create(request.getRequestURI()),
                new ServletServerHttpRequest(request).getHeaders(),
                new LinkedMultiValueMap<>(),
                null,
                Map.of(OperationReport.class.getName(), report),
                body,
                caller.requestId(),
                caller.locale());
    }
}
