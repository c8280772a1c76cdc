package foyer.platform.graphql.limits;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import java.util.List;
import java.util.Map;

/**
 * What is limited. An excess answers with {@code extensions.reason} (this name), {@code limit} and {@code actual}; the
 * message is {@code limit.<NAME>}.
 */
public enum Limit {
    BODY_SIZE,
    BODY_TIME,
    JSON_DEPTH,
    LIST_ITEMS,
    NUMBER_DIGITS,
    TOKENS,
    DEPTH,
    INTROSPECTION_DEPTH,
    FIELDS,
    ALIASES,
    ROOT_FIELDS,
    DIRECTIVES,
    DIRECTIVES_AT_ONCE,
    PUBLIC_MUTATIONS,
    COST,
    RESULT_NODES;

    /** The refusal of a body or its variables. */
    public ApiException inInput(long limit, long actual) {
        return exceeded(ApiErrorCode.BAD_USER_INPUT, limit, actual);
    }

    /** The refusal of a document. */
    ApiException inDocument(long limit, long actual) {
        return exceeded(ApiErrorCode.GRAPHQL_VALIDATION_FAILED, limit, actual);
    }

    /** The refusal of an answer that grew while its document ran. */
    public ApiException inAnswer(long limit, long actual) {
        return exceeded(ApiErrorCode.GRAPHQL_VALIDATION_FAILED, limit, actual);
    }

    private ApiException exceeded(ApiErrorCode code, long limit, long actual) {
        return new ApiException(
                code,
                "limit." + name(),
                List.of(limit, actual),
                Map.of("reason", name(), "limit", limit, "actual", actual));
    }
}
