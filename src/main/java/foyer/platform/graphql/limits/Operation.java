package foyer.platform.graphql.limits;

import graphql.language.OperationDefinition;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a checked document, and what of it is worth knowing before it runs.
 *
 * @param introspects whether it selects {@code __schema} or {@code __type}
 * @param publicMutations how many fields that anyone may use it selects of Mutation
 * @param time how long it may run, when a field grants more than the default
 * @param slots how many fragments {@code cost} shares
 */
record Operation(
        OperationDefinition definition,
        boolean introspects,
        int publicMutations,
        @Nullable Duration time,
        Cost cost,
        int slots) {

    @Nullable String name() {
        return definition.getName();
    }

    long cost(Map<String, Object> variables) {
        return cost instanceof Cost.Fixed(var value)
                ? value
                : cost.in(new Reckoning(new VariableValues(variables, definition), slots));
    }
}
