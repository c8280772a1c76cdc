package foyer.platform.graphql.transport;

import foyer.platform.security.Caller;
import foyer.platform.start.Deployment;
import graphql.ExecutionResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * One line a request, without documents, variables or credentials. In production its parts are the fields of a line of
 * JSON; otherwise they are text, at DEBUG. Nothing in it can hold a line break: names and ids are checked before.
 */
@Component
public class RequestLog {

    public static final String LOGGER = "foyer.request";

    private static final Logger log = LoggerFactory.getLogger(LOGGER);

    private final boolean asFields;
    private final OperationTimers timers;

    RequestLog(Environment environment, OperationTimers timers) {
        this.asFields = Deployment.of(environment).isPublic();
        this.timers = timers;
    }

    /** Writes the line; the status is that of an HTTP answer, and null where there is none. */
    public void write(Caller caller, OperationBounds bounds, ExecutionResult result, @Nullable HttpStatus status) {
        var elapsed = bounds.elapsed();
        timers.record(bounds.report().name(), elapsed, bounds.statements(), result);
        if (isRead()) {
            write(parts(caller, bounds, result, status, elapsed));
        }
    }

    /** Writes the line of a subscription that has ended: how long it stood and how many messages it had. */
    public void writeStream(Caller caller, OperationBounds bounds, ExecutionResult last, int messages) {
        if (isRead()) {
            var parts = parts(caller, bounds, last, null, bounds.elapsed());
            put(parts, "messages", messages);
            write(parts);
        }
    }

    /** Writes the line of a request that moved the bytes of a file; its link, which is a secret, is not in it. */
    public void writeTransfer(Caller caller, String method, int status, Duration elapsed) {
        if (isRead()) {
            var parts = new LinkedHashMap<String, Object>();
            put(parts, "requestId", caller.requestId());
            put(parts, "tenant", caller.actor().tenantId());
            put(parts, "operation", "file " + method);
            put(parts, "status", status);
            put(parts, "durationMs", elapsed.toMillis());
            write(parts);
        }
    }

    private boolean isRead() {
        return asFields || log.isDebugEnabled();
    }

    private void write(Map<String, Object> parts) {
        if (!asFields) {
            log.debug("{}", parts);
            return;
        }
        var line = log.atInfo();
        for (var part : parts.entrySet()) {
            line = line.addKeyValue(part.getKey(), part.getValue());
        }
        line.log("request");
    }

    private static Map<String, Object> parts(
            Caller caller,
            OperationBounds bounds,
            ExecutionResult result,
            @Nullable HttpStatus status,
            Duration elapsed) {
        var parts = new LinkedHashMap<String, Object>();
        put(parts, "requestId", caller.requestId());
        put(parts, "tenant", caller.actor().tenantId());
        put(parts, "user", caller.actor().userId());
        put(parts, "operation", bounds.report().name());
        put(parts, "status", status == null ? null : status.value());
        put(parts, "durationMs", elapsed.toMillis());
        put(parts, "statements", bounds.statements());
        put(parts, "cost", bounds.report().cost());
        put(parts, "errors", codes(result));
        return parts;
    }

    private static void put(Map<String, Object> parts, String name, @Nullable Object part) {
        if (part != null) {
            parts.put(name, part);
        }
    }

    private static @Nullable String codes(ExecutionResult result) {
        if (result.getErrors().isEmpty()) {
            return null;
        }
        var codes = new StringBuilder();
        for (var error : result.getErrors()) {
            codes.append(codes.isEmpty() ? "" : ",")
                    .append(Objects.requireNonNull(error.getExtensions()).get("code"));
        }
        return codes.toString();
    }
}
