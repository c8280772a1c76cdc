package foyer.platform.graphql.limits;

import foyer.platform.graphql.PageRequest;
import foyer.platform.graphql.access.DirectiveArguments;
import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.Value;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one field costs and by how much it multiplies what is below: {@code @cost}, else 2 for objects, 1 for scalars. A
 * list that no argument bounds multiplies by the size that {@code @cost} assumes of it.
 */
final class CostRules {

    private static final long OBJECT = 2;
    private static final long SCALAR = 1;
    private static final String CONNECTION = "Connection";
    private static final Set<String> ROWS = Set.of("edges", "nodes");

    private CostRules() {}

    /** Whether this field of a connection is its rows: only they are multiplied by the page's size. */
    static boolean isRows(String connectionField) {
        return ROWS.contains(connectionField);
    }

    static boolean isConnection(GraphQLNamedOutputType type) {
        return type.getName().endsWith(CONNECTION);
    }

    static long weight(GraphQLFieldDefinition definition) {
        var cost = definition.getAppliedDirective("cost");
        if (cost != null) {
            Integer weight = DirectiveArguments.of(cost, "weight");
            return weight == null ? SCALAR : weight;
        }
        return GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(definition.getType())) ? SCALAR : OBJECT;
    }

    static Factor factor(GraphQLFieldDefinition definition, Field field) {
        var assumed = assumedSize(definition);
        if (assumed != null) {
            return new Factor.Fixed(assumed);
        }
        var multiplier = multiplier(definition);
        if (multiplier != null) {
            return Factor.of(argument(field, multiplier), 1);
        }
        if (definition.getArgument("first") == null) {
            return Factor.one();
        }
        return Factor.ofPage(argument(field, "first"), argument(field, "last"), PageRequest.DEFAULT_SIZE);
    }

    private static @Nullable String multiplier(GraphQLFieldDefinition definition) {
        var cost = definition.getAppliedDirective("cost");
        return cost == null ? null : DirectiveArguments.of(cost, "multiplier");
    }

    private static @Nullable Integer assumedSize(GraphQLFieldDefinition definition) {
        var cost = definition.getAppliedDirective("cost");
        return cost == null ? null : DirectiveArguments.of(cost, "assumedSize");
    }

    private static @Nullable Value<?> argument(Field field, String name) {
        for (Argument argument : field.getArguments()) {
            if (argument.getName().equals(name)) {
                return argument.getValue();
            }
        }
        return null;
    }
}
