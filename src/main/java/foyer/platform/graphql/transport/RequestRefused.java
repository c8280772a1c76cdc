package foyer.platform.graphql.transport;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import org.springframework.http.HttpStatus;

/** Ends a request that is none of GraphQL over HTTP, and opens no socket: it never reaches the engine. */
public final class RequestRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final ApiException error;

    public RequestRefused(HttpStatus status, ApiException error) {
        super(error);
        this.status = status;
        this.error = error;
    }

    public RequestRefused(HttpStatus status, String messageKey, Object... arguments) {
        this(status, new ApiException(ApiErrorCode.BAD_USER_INPUT, messageKey, arguments));
    }

    public HttpStatus status() {
        return status;
    }

    public ApiException error() {
        return error;
    }
}
