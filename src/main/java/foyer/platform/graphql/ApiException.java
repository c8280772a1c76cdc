package foyer.platform.graphql;

import foyer.platform.security.Actor;
import java.util.List;
import java.util.Map;

/**
 * Ends an operation or a field with a top-level error. The message is looked up by key in the caller's language;
 * {@code extensions} are added to the error's own.
 */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ApiErrorCode code;
    private final String messageKey;
    private final transient List<Object> arguments;
    private final transient Map<String, Object> extensions;

    public ApiException(ApiErrorCode code, String messageKey, List<Object> arguments, Map<String, Object> extensions) {
        super(code + " " + messageKey);
        this.code = code;
        this.messageKey = messageKey;
        this.arguments = arguments;
        this.extensions = extensions;
    }

    public ApiException(ApiErrorCode code, String messageKey, Object... arguments) {
        this(code, messageKey, List.of(arguments), Map.of());
    }

    /** The caller's session has ended, wherever that is noticed. */
    public static ApiException revoked() {
        return new ApiException(
                ApiErrorCode.UNAUTHENTICATED,
                "access.unauthenticated.revoked",
                List.of(),
                Map.of("reason", Actor.Reason.REVOKED.name()));
    }

    public ApiErrorCode code() {
        return code;
    }

    public String messageKey() {
        return messageKey;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }
}
