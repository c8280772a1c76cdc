package foyer.platform.graphql.errors;

import foyer.platform.security.CurrentCaller;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Resolves every exception that no other resolver did, so that the engine never writes an exception's text. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ExceptionErrors implements DataFetcherExceptionResolver {

    private final Errors errors;

    ExceptionErrors(Errors errors) {
        this.errors = errors;
    }

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable exception, DataFetchingEnvironment environment) {
        var location = environment.getField().getSourceLocation();
        List<SourceLocation> locations = location == null ? List.of() : List.of(location);
        var path = environment.getExecutionStepInfo().getPath().toList();
        return Mono.just(List.of(errors.of(exception, CurrentCaller.get(), locations, path)));
    }
}
