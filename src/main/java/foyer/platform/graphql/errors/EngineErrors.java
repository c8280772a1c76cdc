package foyer.platform.graphql.errors;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.security.Caller;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.InvalidSyntaxError;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.execution.UnknownOperationException;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import graphql.validation.ValidationError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finishes the errors of an answer: gives the engine's own their codes and every one the request's id. */
@Component
public class EngineErrors {

    private static final Logger log = LoggerFactory.getLogger(EngineErrors.class);
    private static final Pattern VARIABLE = Pattern.compile("variable '(\\w+)'", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELD = Pattern.compile("field(?: name)? '(\\w+)'", Pattern.CASE_INSENSITIVE);

    private static final int MESSAGE = 500;

    private final Errors errors;

    EngineErrors(Errors errors) {
        this.errors = errors;
    }

    /** The error as clients get it. */
    public ApiError finish(GraphQLError error, Caller caller) {
        if (error instanceof ApiError finished) {
            return finished;
        }
        if (error instanceof Throwable failure && Failures.known(failure) != null) {
            return errors.of(failure, caller);
        }
        var code = code(error);
        if (code == null) {
            log.error(
                    "request {}: {} at {}", caller.requestId(), error.getClass().getSimpleName(), error.getPath());
            return errors.internal(caller, error.getLocations(), error.getPath());
        }
        var extensions = errors.extensions(code, extensions(error, code), caller);
        return new ApiError(shortened(error.getMessage()), error.getLocations(), error.getPath(), extensions);
    }

    /** The engine repeats what was sent, and a name may be as long as the body. */
    private static String shortened(String message) {
        return message.length() <= MESSAGE ? message : message.substring(0, MESSAGE) + "…";
    }

    private static @Nullable ApiErrorCode code(GraphQLError error) {
        var given = given(error);
        if (given != null) {
            return given;
        }
        return switch (error) {
            case InvalidSyntaxError _ -> ApiErrorCode.GRAPHQL_PARSE_FAILED;
            case ValidationError _, BadFaithIntrospectionError _ -> ApiErrorCode.GRAPHQL_VALIDATION_FAILED;
            case UnknownOperationException _ -> ApiErrorCode.BAD_USER_INPUT;
            case NonNullableFieldWasNullError _ -> null;
            default -> error.getErrorType() == ErrorType.ValidationError ? ApiErrorCode.BAD_USER_INPUT : null;
        };
    }

    private static @Nullable ApiErrorCode given(GraphQLError error) {
        if (error.getExtensions() == null || !(error.getExtensions().get("code") instanceof String name)) {
            return null;
        }
        try {
            return ApiErrorCode.valueOf(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Map<String, Object> extensions(GraphQLError error, ApiErrorCode code) {
        var extensions = new LinkedHashMap<String, Object>();
        if (error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        extensions.remove("classification");
        extensions.remove("code");
        if (code == ApiErrorCode.BAD_USER_INPUT && !extensions.containsKey("paths")) {
            var path = variablePath(error.getMessage());
            if (path != null) {
                extensions.put("paths", List.of(path));
            }
        }
        return extensions;
    }

    /** The engine names the variable at fault in its message only. */
    private static @Nullable List<String> variablePath(String message) {
        var variable = VARIABLE.matcher(message);
        if (!variable.find()) {
            return null;
        }
        var field = FIELD.matcher(message);
        if (!field.find()) {
            return List.of(variable.group(1));
        }
        return List.of(variable.group(1), field.group(1));
    }
}
