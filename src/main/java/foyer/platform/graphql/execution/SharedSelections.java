package foyer.platform.graphql.execution;

import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.MergedField;
import graphql.execution.MergedSelectionSet;
import graphql.schema.GraphQLObjectType;
import java.util.IdentityHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The engine's own execution, which collects the fields of an object's selection once for a whole list: they depend on
 * the selection, the variables and the type, and on no row. An operation stays on one thread (ADR 003).
 */
public abstract class SharedSelections extends AsyncExecutionStrategy {

    protected SharedSelections(DataFetcherExceptionHandler exceptions) {
        super(exceptions);
    }

    /** The selections collected so far in one operation; the rows of a list share their field. */
    private static final class Selections {

        private final IdentityHashMap<MergedField, Selection> byField = new IdentityHashMap<>();
    }

    private record Selection(GraphQLObjectType type, MergedSelectionSet fields) {}

    @Override
    protected Object completeValueForObject(
            ExecutionContext context,
            ExecutionStrategyParameters parameters,
            GraphQLObjectType type,
            @Nullable Object result) {
        var fields = fields(context, Objects.requireNonNull(parameters.getField()), type);
        var step = parameters.getExecutionStepInfo().changeTypeWithPreservedNonNull(type);
        return executeObject(
                context,
                parameters.transform(
                        below -> below.executionStepInfo(step).fields(fields).source(result)));
    }

    private MergedSelectionSet fields(ExecutionContext context, MergedField field, GraphQLObjectType type) {
        Selections selections = context.getGraphQLContext().get(Selections.class);
        if (selections == null) {
            selections = new Selections();
            context.getGraphQLContext().put(Selections.class, selections);
        }
        var known = selections.byField.get(field);
        if (known != null && known.type().getName().equals(type.getName())) {
            return known.fields();
        }
        var collected = fieldCollector.collectFields(
                FieldCollectorParameters.newParameters()
                        .schema(context.getGraphQLSchema())
                        .objectType(type)
                        .fragments(context.getFragmentsByName())
                        .variables(context.getCoercedVariables().toMap())
                        .graphQLContext(context.getGraphQLContext())
                        .build(),
                field,
                context.hasIncrementalSupport());
        selections.byField.put(field, new Selection(type, collected));
        return collected;
    }
}
