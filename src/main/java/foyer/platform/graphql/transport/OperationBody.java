package foyer.platform.graphql.transport;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.support.DefaultGraphQlRequest;

/** Reads an operation from the JSON object that every transport has for it. */
public final class OperationBody {

    private OperationBody() {}

    /**
     * The operation that the object is, each of its parts of the type it has to be.
     *
     * @throws ApiException BAD_USER_INPUT when it is none
     */
    public static GraphQlRequest read(Map<String, @Nullable Object> body) {
        var query = body.get("query");
        if (!(query instanceof String document) || document.isBlank()) {
            throw bad(query == null ? "body.queryMissing" : "body.queryText");
        }
        var name = body.get("operationName");
        if (name != null && !(name instanceof String)) {
            throw bad("body.operationNameText");
        }
        return new DefaultGraphQlRequest(
                document,
                (String) name,
                object(body.get("variables"), "body.variablesObject"),
                object(body.get("extensions"), "body.extensionsObject"));
    }

    @SuppressWarnings("unchecked") // JSON's keys are texts.
    private static <V extends @Nullable Object> @Nullable Map<String, V> object(
            @Nullable Object part, String messageKey) {
        if (part != null && !(part instanceof Map)) {
            throw bad(messageKey);
        }
        return (Map<String, V>) part;
    }

    private static ApiException bad(String messageKey) {
        return new ApiException(ApiErrorCode.BAD_USER_INPUT, messageKey);
    }
}
