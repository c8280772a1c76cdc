package foyer.platform.graphql.errors;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.messages.Messages;
import foyer.platform.security.Caller;
import graphql.ExecutionResult;
import graphql.language.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.NoSuchMessageException;
import org.springframework.stereotype.Component;

/**
 * Makes errors: the one place that writes a code, a message and a request id. A defect is logged here, once, and
 * answered without a word of what it was.
 */
@Component
public class Errors {

    private static final Logger log = LoggerFactory.getLogger(Errors.class);

    private final Messages messages;

    Errors(Messages messages) {
        this.messages = messages;
    }

    /** The error that this failure of an operation or a field makes. */
    public ApiError of(Throwable failure, Caller caller) {
        return of(failure, caller, null, null);
    }

    /** The result of a request that failed before or outside any field. */
    public ExecutionResult result(Throwable failure, Caller caller) {
        return ExecutionResult.newExecutionResult()
                .addError(of(failure, caller))
                .build();
    }

    ApiError of(
            Throwable failure, Caller caller, @Nullable List<SourceLocation> locations, @Nullable List<Object> path) {
        var known = Failures.known(failure);
        if (known == null) {
            log.error("request {} failed at {}", caller.requestId(), path == null ? "no field" : path, failure);
            return internal(caller, locations, path);
        }
        return new ApiError(message(known, caller), locations, path, extensions(known, caller));
    }

    /** An error with a code and a text that is written already. */
    public ApiError of(
            ApiErrorCode code,
            String message,
            Caller caller,
            @Nullable List<SourceLocation> locations,
            Map<String, Object> extensions) {
        return new ApiError(message, locations, null, extensions(code, extensions, caller));
    }

    /** A defect, of which the client learns nothing but the id to report. */
    ApiError internal(Caller caller, @Nullable List<SourceLocation> locations, @Nullable List<Object> path) {
        var message = messages.in(caller.locale(), "server.defect", caller.requestId());
        return new ApiError(message, locations, path, extensions(ApiErrorCode.INTERNAL_SERVER_ERROR, Map.of(), caller));
    }

    Map<String, Object> extensions(ApiErrorCode code, Map<String, Object> others, Caller caller) {
        var extensions = new LinkedHashMap<String, Object>();
        extensions.put("code", code.name());
        extensions.putAll(others);
        extensions.put(ApiError.REQUEST_ID, caller.requestId());
        return extensions;
    }

    String text(Caller caller, String key, Object... arguments) {
        return messages.in(caller.locale(), key, arguments);
    }

    private Map<String, Object> extensions(ApiException known, Caller caller) {
        return extensions(known.code(), known.extensions(), caller);
    }

    private String message(ApiException known, Caller caller) {
        try {
            return messages.in(
                    caller.locale(), known.messageKey(), known.arguments().toArray());
        } catch (NoSuchMessageException e) {
            log.error("request {}: no message {}", caller.requestId(), known.messageKey(), e);
            return known.code().name();
        }
    }
}
