package foyer.platform.graphql.live;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.execution.Async;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FetchedValue;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Executes subscriptions. The first time it resolves the stream of the root field (CreateSourceEventStream in the
 * GraphQL specification, section 6.2.3.1) and answers with that; with a {@link LiveMessage} in the context it executes
 * the selection on it like a query, as a whole operation with loaders of its own.
 */
final class LiveStrategy extends AsyncExecutionStrategy {

    /** Failures become errors as they do in queries. */
    LiveStrategy(DataFetcherExceptionHandler exceptions) {
        super(exceptions);
    }

    @Override
    public CompletableFuture<ExecutionResult> execute(
            ExecutionContext context, ExecutionStrategyParameters parameters) {
        if (context.getGraphQLContext().hasKey(LiveMessage.class)) {
            return super.execute(context, parameters);
        }
        return Async.toCompletableFuture(fetchField(context, first(parameters))).thenApply(fetched -> {
            var stream = FetchedValue.getFetchedValue(fetched);
            return stream == null
                    ? ExecutionResult.newExecutionResult()
                            .errors(context.getErrors())
                            .build()
                    : new ExecutionResultImpl(stream, context.getErrors());
        });
    }

    /** The one field that there is, unless a directive has taken it out. */
    private static ExecutionStrategyParameters first(ExecutionStrategyParameters parameters) {
        var keys = parameters.getFields().getKeys();
        if (keys.isEmpty()) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "operation.nothingSelected");
        }
        var field = Objects.requireNonNull(parameters.getFields().getSubField(keys.getFirst()));
        var path = parameters.getPath().segment(field.getResultKey());
        return parameters.transform(builder -> builder.field(field).path(path));
    }
}
