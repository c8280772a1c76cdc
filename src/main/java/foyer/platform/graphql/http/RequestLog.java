package foyer.platform.graphql.http;

import foyer.platform.security.Caller;
import foyer.platform.start.Deployment;
import graphql.ExecutionResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * One line a request, without documents, variables or credentials. In production its parts are the fields of a line of
 * JSON; otherwise they are text, at DEBUG. Nothing in it can hold a line break: names and ids are checked before.
 */
@Component
class RequestLog {

    static final String LOGGER = "foyer.request";

    private static final Logger log = LoggerFactory.getLogger(LOGGER);

    private final Level level;
    private final OperationTimers timers;

    RequestLog(Environment environment, OperationTimers timers) {
        this.level = Deployment.of(environment).isPublic() ? Level.INFO : Level.DEBUG;
        this.timers = timers;
    }

    void write(Caller caller, OperationBounds bounds, ExecutionResult result, HttpStatus status) {
        var elapsed = bounds.elapsed();
        var operation = bounds.report().name();
        timers.record(operation, elapsed, bounds.statements(), result);
        if (!log.isEnabledForLevel(level)) {
            return;
        }
        var line = log.atLevel(level);
        add(line, "requestId", caller.requestId());
        add(line, "tenant", caller.actor().tenantId());
        add(line, "user", caller.actor().userId());
        add(line, "operation", operation);
        add(line, "status", status.value());
        add(line, "durationMs", elapsed.toMillis());
        add(line, "statements", bounds.statements());
        add(line, "cost", bounds.report().cost());
        add(line, "errors", codes(result));
        line.log("request");
    }

    private static void add(LoggingEventBuilder line, String key, @Nullable Object value) {
        if (value != null) {
            var _ = line.addKeyValue(key, value);
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
