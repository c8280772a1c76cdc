package foyer.platform.graphql.errors;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.security.Caller;
import graphql.GraphQLError;
import graphql.validation.ValidationError;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The errors of documents that do not run. */
@Component
public class DocumentErrors {

    private final Errors errors;
    private final EngineErrors engine;

    DocumentErrors(Errors errors, EngineErrors engine) {
        this.errors = errors;
        this.engine = engine;
    }

    /** Those of a document that is over limits. */
    public List<ApiError> refused(List<ApiException> excesses, Caller caller) {
        return excesses.stream().map(excess -> errors.of(excess, caller)).toList();
    }

    /**
     * Those of a document that is not GraphQL or does not fit the schema.
     *
     * @param told whether the caller may be told what the schema has and has not
     */
    public List<ApiError> invalid(List<? extends GraphQLError> invalid, Caller caller, boolean told) {
        return invalid.stream()
                .map(error -> told || !(error instanceof ValidationError)
                        ? engine.finish(error, caller)
                        : errors.of(
                                ApiErrorCode.GRAPHQL_VALIDATION_FAILED,
                                errors.text(caller, "document.invalid"),
                                caller,
                                error.getLocations(),
                                Map.of()))
                .toList();
    }
}
