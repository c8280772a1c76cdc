package foyer.platform.graphql.limits;

import foyer.platform.graphql.access.DirectiveArguments;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads from the operations of a valid document what the schema says of the fields they select. */
final class OperationReader {

    private final GraphQLSchema schema;
    private final Costs costs;
    private final RootFields rootFields;

    OperationReader(GraphQLSchema schema, Document document) {
        this.schema = schema;
        this.costs = new Costs(schema, document);
        this.rootFields = new RootFields(document);
    }

    Operation read(OperationDefinition definition) {
        var type = rootType(definition.getOperation());
        Map<String, String> selected = rootFields.of(definition.getSelectionSet());
        var fields = selected.values().stream()
                .map(type::getFieldDefinition)
                .filter(Objects::nonNull)
                .toList();
        var cost = costs.of(definition.getSelectionSet(), type);
        return new Operation(
                definition,
                selected.containsValue("__schema") || selected.containsValue("__type"),
                publicMutations(definition, fields),
                time(fields),
                cost,
                costs.slots());
    }

    private GraphQLObjectType rootType(OperationDefinition.Operation operation) {
        return Objects.requireNonNull(
                switch (operation) {
                    case QUERY -> schema.getQueryType();
                    case MUTATION -> schema.getMutationType();
                    case SUBSCRIPTION -> schema.getSubscriptionType();
                });
    }

    private static int publicMutations(OperationDefinition definition, Collection<GraphQLFieldDefinition> fields) {
        return definition.getOperation() == OperationDefinition.Operation.MUTATION
                ? (int) fields.stream()
                        .filter(field -> field.hasAppliedDirective("public"))
                        .count()
                : 0;
    }

    private static @Nullable Duration time(Collection<GraphQLFieldDefinition> fields) {
        return fields.stream()
                .filter(field -> field.hasAppliedDirective("timeout"))
                .map(field -> DirectiveArguments.<Integer>of(field.getAppliedDirective("timeout"), "seconds"))
                .map(Duration::ofSeconds)
                .max(Duration::compareTo)
                .orElse(null);
    }
}
