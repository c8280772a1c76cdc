package foyer.platform.graphql;

/** Codes of top-level errors, {@code extensions.code}: what is known from the actor and the operation alone. */
public enum ApiErrorCode {
    GRAPHQL_PARSE_FAILED,
    GRAPHQL_VALIDATION_FAILED,
    BAD_USER_INPUT,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_ENTITLED,
    PAYMENT_REQUIRED,
    TENANT_SUSPENDED,
    RATE_LIMITED,
    PERSISTED_QUERY_NOT_FOUND,
    OVERLOADED,
    CURSOR_EXPIRED,
    SUBSCRIPTION_OVERFLOW,
    CONFLICT,
    INTERNAL_SERVER_ERROR
}
