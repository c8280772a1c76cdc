package foyer.platform.graphql.errors;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorHelper;
import graphql.language.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A top-level error as clients get it: {@code extensions} begin with the code and end with the request's id. */
public record ApiError(
        String message,
        @Nullable List<SourceLocation> locations,
        @Nullable List<Object> path,
        Map<String, Object> extensions)
        implements GraphQLError {

    static final String REQUEST_ID = "requestId";

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public @Nullable List<SourceLocation> getLocations() {
        return locations;
    }

    @Override
    public @Nullable List<Object> getPath() {
        return path;
    }

    @Override
    public Map<String, Object> getExtensions() {
        return extensions;
    }

    /** For the engine only: clients go by {@code extensions.code}. */
    @Override
    public ErrorClassification getErrorType() {
        return ErrorType.DataFetchingException;
    }

    /** The error as the GraphQL specification writes it, without the engine's classification. */
    @Override
    public Map<String, Object> toSpecification() {
        var error = new LinkedHashMap<String, Object>();
        error.put("message", message);
        if (locations != null && !locations.isEmpty()) {
            error.put(
                    "locations",
                    locations.stream().map(GraphqlErrorHelper::location).toList());
        }
        if (path != null) {
            error.put("path", path);
        }
        error.put("extensions", extensions);
        return error;
    }

    /** The error with one more extension, in front of the request's id. */
    public ApiError and(String name, Object value) {
        var all = new LinkedHashMap<>(extensions);
        var requestId = all.remove(REQUEST_ID);
        all.put(name, value);
        if (requestId != null) {
            all.put(REQUEST_ID, requestId);
        }
        return with(all);
    }

    ApiError with(Map<String, Object> others) {
        return new ApiError(message, locations, path, others);
    }
}
