package foyer.platform.graphql.schema;

import foyer.platform.graphql.access.DirectiveText;
import foyer.platform.graphql.access.FieldGuards;
import foyer.platform.graphql.access.GuardedFetcher;
import foyer.platform.graphql.ids.ControllerMethods;
import foyer.platform.graphql.live.LiveField;
import foyer.platform.graphql.mutation.MutationOutcomes;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SingletonPropertyDataFetcher;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.graphql.execution.SelfDescribingDataFetcher;
import org.springframework.util.function.SingletonSupplier;

/**
 * One walk over the built schema: guards and outcomes around fetchers, what directives do in descriptions. Fields without directives keep their plain fetchers.
 */
final class SchemaWalk extends GraphQLTypeVisitorStub {

    private final FieldGuards guards;
    private final MutationOutcomes outcomes;
    private final ControllerMethods methods;
    private final DirectiveText text;
    private final BeanFactory beans;

    SchemaWalk(
            FieldGuards guards,
            MutationOutcomes outcomes,
            ControllerMethods methods,
            DirectiveText text,
            BeanFactory beans) {
        this.guards = guards;
        this.outcomes = outcomes;
        this.methods = methods;
        this.text = text;
        this.beans = beans;
    }

    @Override
    public TraversalControl visitGraphQLFieldDefinition(
            GraphQLFieldDefinition field, TraverserContext<GraphQLSchemaElement> context) {
        var parent = (GraphQLFieldsContainer) context.getParentNode();
        GraphQLCodeRegistry.Builder code = context.getVarFromParents(GraphQLCodeRegistry.Builder.class);
        if (parent.getName().startsWith("__")) {
            Advertised.hideUnsupported(parent, field, code);
            return TraversalControl.CONTINUE;
        }
        wrapFetcher(parent, field, code);
        var described = text.describe(field.getDescription(), field);
        return change(
                field.getDescription(), described, field.transform(changed -> changed.description(described)), context);
    }

    @Override
    public TraversalControl visitGraphQLEnumValueDefinition(
            GraphQLEnumValueDefinition value, TraverserContext<GraphQLSchemaElement> context) {
        var described = text.describe(value);
        return change(
                value.getDescription(), described, value.transform(changed -> changed.description(described)), context);
    }

    private void wrapFetcher(
            GraphQLFieldsContainer parent, GraphQLFieldDefinition field, GraphQLCodeRegistry.Builder code) {
        var place = FieldCoordinates.coordinates(parent, field);
        var guard = guards.add(parent, field);
        DataFetcher<?> found = code.getDataFetcher(place, field);
        methods.add(parent, field, found);
        var fetcher = direct(parent, field, found);
        if (guard != null && parent.getName().equals("Subscription")) {
            code.dataFetcher(place, new LiveField(guard, fetcher));
        } else if (guard != null) {
            var inner = guard.changes() ? outcomes.around(field, fetcher) : fetcher;
            code.dataFetcher(place, new GuardedFetcher(guard, inner));
        } else if (!fetcher.equals(found)) {
            code.dataFetcher(place, fetcher);
        }
    }

    /** A fetcher that does the same with less, for the fields that are fetched for each row. */
    private DataFetcher<?> direct(GraphQLFieldsContainer parent, GraphQLFieldDefinition field, DataFetcher<?> found) {
        if (FieldGuards.ROOTS.contains(parent.getName())) {
            return found;
        }
        var method = found instanceof SelfDescribingDataFetcher<?> described ? described.asMethod() : null;
        if (method != null) {
            var controller = method.getDeclaringClass();
            var edge = EdgeFetcher.of(method, SingletonSupplier.of(() -> beans.getBean(controller)));
            return edge == null ? found : edge;
        }
        return found instanceof SingletonPropertyDataFetcher<?> property
                ? new ValueFetcher(field.getName(), property)
                : found;
    }

    private static TraversalControl change(
            @Nullable String before,
            @Nullable String after,
            GraphQLSchemaElement changed,
            TraverserContext<GraphQLSchemaElement> context) {
        return before == null || before.equals(after)
                ? TraversalControl.CONTINUE
                : TreeTransformerUtil.changeNode(context, changed);
    }
}
