package foyer.platform.graphql.http;

import foyer.platform.graphql.ApiErrorCode;
import graphql.ExecutionResult;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Chooses the status of an answer that the engine gave. The specification moves (422 and 294 are proposed for what is
 * 400 and 200 here): this is the one place to follow it.
 */
@Component
class AnswerStatus {

    /** The status of this result, written as this type. */
    HttpStatus of(ExecutionResult result, AnswerType type) {
        if (type == AnswerType.JSON || result.getErrors().isEmpty() || hasData(result)) {
            return HttpStatus.OK;
        }
        var code = code(result);
        if (result.isDataPresent()) {
            return code == ApiErrorCode.OVERLOADED ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK;
        }
        return switch (code) {
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case PAYMENT_REQUIRED -> HttpStatus.PAYMENT_REQUIRED;
            case FORBIDDEN, NOT_ENTITLED, TENANT_SUSPENDED -> HttpStatus.FORBIDDEN;
            case CONFLICT -> HttpStatus.CONFLICT;
            case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            case OVERLOADED, SUBSCRIPTION_OVERFLOW -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL_SERVER_ERROR -> HttpStatus.INTERNAL_SERVER_ERROR;
            case GRAPHQL_PARSE_FAILED,
                    GRAPHQL_VALIDATION_FAILED,
                    BAD_USER_INPUT,
                    PERSISTED_QUERY_NOT_FOUND,
                    CURSOR_EXPIRED -> HttpStatus.BAD_REQUEST;
        };
    }

    private static boolean hasData(ExecutionResult result) {
        return result.isDataPresent() && result.getData() != null;
    }

    private static ApiErrorCode code(ExecutionResult result) {
        var extensions = Objects.requireNonNull(result.getErrors().getFirst().getExtensions());
        return ApiErrorCode.valueOf(String.valueOf(extensions.get("code")));
    }
}
