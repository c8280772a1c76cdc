package foyer.platform.graphql.execution;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.errors.ApiError;
import foyer.platform.graphql.errors.Errors;
import foyer.platform.messages.Messages;
import foyer.platform.security.Caller;
import graphql.GraphQLError;
import graphql.execution.InputMapDefinesTooManyFieldsException;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Component;

/**
 * Tells every place in an operation's variables that does not fit the schema, each with its path and in the caller's
 * language: a form can then show each text at its field. Asked only once the engine has refused the variables.
 */
@Component
class VariableFaults {

    private final Errors errors;
    private final Messages messages;
    private final ObjectProvider<GraphQlSource> source;

    VariableFaults(Errors errors, Messages messages, ObjectProvider<GraphQlSource> source) {
        this.errors = errors;
        this.messages = messages;
        this.source = source;
    }

    /** Whether the engine has refused the variables, so that nothing ran. */
    static boolean tells(List<GraphQLError> errors) {
        return errors.size() == 1
                && (errors.getFirst() instanceof CoercingParseValueException
                        || errors.getFirst() instanceof NonNullableValueCoercedAsNullException
                        || errors.getFirst() instanceof InputMapDefinesTooManyFieldsException);
    }

    /** The faults in the order of the operation's variables; empty when it is none that can be placed. */
    List<ApiError> of(OperationDefinition operation, Map<String, Object> variables, Caller caller) {
        var schema = source.getObject().schema();
        return operation.getVariableDefinitions().stream()
                .flatMap(variable ->
                        faults(schema, variable, variables, caller).map(fault -> error(fault, variable, caller)))
                .toList();
    }

    private static Stream<VariableFault> faults(
            GraphQLSchema schema, VariableDefinition variable, Map<String, Object> variables, Caller caller) {
        var name = variable.getName();
        var byDefault = !variables.containsKey(name) && variable.getDefaultValue() != null;
        return byDefault
                ? Stream.empty()
                : new VariableWalk(caller.locale())
                        .faults(type(schema, variable.getType()), variables.get(name), List.of(name));
    }

    private ApiError error(VariableFault fault, VariableDefinition variable, Caller caller) {
        var location = variable.getSourceLocation();
        return errors.of(
                ApiErrorCode.BAD_USER_INPUT,
                messages.in(caller.locale(), fault.key(), arguments(fault, caller)),
                caller,
                location == null ? List.of() : List.of(location),
                Map.of("paths", List.of(fault.path())));
    }

    private Object[] arguments(VariableFault fault, Caller caller) {
        var place = fault.path().stream().map(String::valueOf).collect(Collectors.joining("."));
        var expected = fault.type() == null
                ? ""
                : VariableFault.FORM.equals(fault.key())
                        ? messages.in(caller.locale(), "scalar." + fault.type())
                        : fault.type();
        return new Object[] {place, expected};
    }

    private static GraphQLType type(GraphQLSchema schema, Type<?> written) {
        return switch (written) {
            case NonNullType mandatory -> GraphQLNonNull.nonNull(type(schema, mandatory.getType()));
            case ListType list -> GraphQLList.list(type(schema, list.getType()));
            case TypeName named -> Objects.requireNonNull(schema.getType(named.getName()), named.getName());
            default -> throw new IllegalStateException("unknown type " + written);
        };
    }
}
