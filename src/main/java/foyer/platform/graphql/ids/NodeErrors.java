package foyer.platform.graphql.ids;

import foyer.platform.graphql.ApiException;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** The errors of single places of {@code nodes}, told as if the place's own field had failed. */
@Component
class NodeErrors {

    private final ObjectProvider<DataFetcherExceptionResolver> resolvers;

    NodeErrors(ObjectProvider<DataFetcherExceptionResolver> resolvers) {
        this.resolvers = resolvers;
    }

    List<GraphQLError> at(int index, ApiException refusal, DataFetchingEnvironment environment) {
        var resolved = Flux.fromStream(resolvers.orderedStream())
                .concatMap(resolver -> resolver.resolveException(refusal, environment))
                .next()
                .blockOptional()
                .orElseThrow(() -> refusal);
        var path = environment.getExecutionStepInfo().getPath().segment(index);
        return resolved.stream()
                .map(error -> GraphqlErrorBuilder.newError()
                        .message("%s", error.getMessage())
                        .errorType(error.getErrorType())
                        .locations(error.getLocations())
                        .extensions(error.getExtensions())
                        .path(path)
                        .build())
                .toList();
    }
}
