package foyer.platform.graphql.live;

import foyer.platform.graphql.execution.SharedSelections;
import graphql.ExecutionResult;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Executes queries. One that asks where the events stand gets the answer of before its first field: whatever its fields
 * then read already holds every change up to that position.
 */
final class QueryStrategy extends SharedSelections {

    private static final String EVENT_CURSOR = "eventCursor";

    /** Where the events stood. */
    record Head(long position) {}

    private final LongSupplier head;

    QueryStrategy(DataFetcherExceptionHandler exceptions, LongSupplier head) {
        super(exceptions);
        this.head = head;
    }

    @Override
    public CompletableFuture<ExecutionResult> execute(
            ExecutionContext context, ExecutionStrategyParameters parameters) {
        for (var field : parameters.getFields().getSubFieldsList()) {
            if (field.getName().equals(EVENT_CURSOR)) {
                context.getGraphQLContext().put(Head.class, new Head(head.getAsLong()));
                break;
            }
        }
        return super.execute(context, parameters);
    }
}
