package foyer.platform.graphql.persisted;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a request names its document: {@code documentId} (GraphQL over HTTP, appendix "Persisted Documents") or
 * {@code extensions.persistedQuery} (Apollo's automatic persisted queries).
 *
 * @param hash of the document, see {@link DocumentHash}
 */
public record DocumentName(Form form, String hash) {

    private static final String ID = "documentId";
    private static final String QUERY = "persistedQuery";
    private static final Integer VERSION = 1;

    enum Form {
        DOCUMENT_ID,
        PERSISTED_QUERY
    }

    /**
     * The name in a request's body; null when it has none.
     *
     * @throws ApiException BAD_USER_INPUT for a name that is none, and for two that are not the same
     */
    public static @Nullable DocumentName in(
            Map<String, @Nullable Object> body, @Nullable Map<String, Object> extensions) {
        var id = ofId(body.get(ID));
        var query = ofQuery(extensions == null ? null : extensions.get(QUERY));
        if (id == null || query == null) {
            return id == null ? query : id;
        }
        if (!id.hash.equals(query.hash)) {
            throw bad("body.twoDocuments");
        }
        return id;
    }

    private static @Nullable DocumentName ofId(@Nullable Object id) {
        if (id == null) {
            return null;
        }
        if (id instanceof String text && text.startsWith(DocumentHash.PREFIX)) {
            var hash = text.substring(DocumentHash.PREFIX.length());
            if (DocumentHash.is(hash)) {
                return new DocumentName(Form.DOCUMENT_ID, hash);
            }
        }
        throw bad("body.documentIdForm");
    }

    private static @Nullable DocumentName ofQuery(@Nullable Object query) {
        if (query == null) {
            return null;
        }
        if (query instanceof Map<?, ?> parts
                && VERSION.equals(parts.get("version"))
                && parts.get("sha256Hash") instanceof String hash
                && DocumentHash.is(hash)) {
            return new DocumentName(Form.PERSISTED_QUERY, hash);
        }
        throw bad("body.persistedQueryForm");
    }

    private static ApiException bad(String messageKey) {
        return new ApiException(ApiErrorCode.BAD_USER_INPUT, messageKey);
    }
}
