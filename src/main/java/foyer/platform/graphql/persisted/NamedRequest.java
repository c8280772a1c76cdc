package foyer.platform.graphql.persisted;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.support.DefaultGraphQlRequest;

/**
 * An operation whose document is named. Its text is found once, when it is known who asks
 * ({@link PersistedDocuments#find}); from then on this is a request like any other, for as long as a subscription
 * runs, whatever is forgotten meanwhile.
 */
public final class NamedRequest extends DefaultGraphQlRequest {

    private final DocumentName name;
    private final @Nullable String sent;
    private volatile @Nullable String found;

    /** The parts of the body; {@code sent} is the text where the client gave it too. */
    public NamedRequest(
            DocumentName name,
            @Nullable String sent,
            @Nullable String operationName,
            @Nullable Map<String, @Nullable Object> variables,
            @Nullable Map<String, Object> extensions) {
        super("", operationName, variables, extensions);
        this.name = name;
        this.sent = sent;
    }

    DocumentName name() {
        return name;
    }

    /** The text that came with the name; null when the name came alone. */
    @Nullable String sent() {
        return sent;
    }

    void found(String text) {
        found = text;
    }

    @Override
    public String getDocument() {
        var text = found;
        if (text == null) {
            throw new IllegalStateException("the document has not been looked up");
        }
        return text;
    }
}
