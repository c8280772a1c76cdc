package foyer.platform.graphql.http;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import org.springframework.http.HttpStatus;

/** Ends a request that is none of GraphQL over HTTP: it never reaches the engine. */
final class RequestRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final ApiException error;

    RequestRefused(HttpStatus status, ApiException error) {
        super(error);
        this.status = status;
        this.error = error;
    }

    RequestRefused(HttpStatus status, String messageKey, Object... arguments) {
        this(status, new ApiException(ApiErrorCode.BAD_USER_INPUT, messageKey, arguments));
    }

    HttpStatus status() {
        return status;
    }

    ApiException error() {
        return error;
    }
}
