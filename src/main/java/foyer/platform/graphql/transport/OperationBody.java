package foyer.platform.graphql.transport;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.persisted.DocumentName;
import foyer.platform.graphql.persisted.NamedRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.support.DefaultGraphQlRequest;

/** Reads an operation from the JSON object that every transport has for it. */
public final class OperationBody {

    private OperationBody() {}

    /**
     * The operation that the object is, each of its parts of the type it has to be. Its document is there as text, by
     * name, or both.
     *
     * @throws ApiException BAD_USER_INPUT when it is none
     */
    public static GraphQlRequest read(Map<String, @Nullable Object> body) {
        Map<String, Object> extensions = object(body.get("extensions"), "body.extensionsObject");
        var document = DocumentName.in(body, extensions);
        var text = text(body.get("query"), document == null);
        var name = body.get("operationName");
        if (name != null && !(name instanceof String)) {
            throw bad("body.operationNameText");
        }
        Map<String, @Nullable Object> variables = object(body.get("variables"), "body.variablesObject");
        return document == null
                ? new DefaultGraphQlRequest(Objects.requireNonNull(text), (String) name, variables, extensions)
                : new NamedRequest(document, text, (String) name, variables, extensions);
    }

    private static @Nullable String text(@Nullable Object query, boolean needed) {
        if (query instanceof String text && !text.isBlank()) {
            return text;
        }
        if (query != null) {
            throw bad("body.queryText");
        }
        if (needed) {
            throw bad("body.queryMissing");
        }
        return null;
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
