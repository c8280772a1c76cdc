package foyer.platform.graphql.execution;

import graphql.GraphQLContext;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks a variable's value beside its type (GraphQL specification, section 6.1.2). */
record VariableWalk(Locale locale) {

    Stream<VariableFault> faults(GraphQLType type, @Nullable Object value, List<Object> path) {
        if (value == null) {
            return type instanceof GraphQLNonNull ? fault(path, VariableFault.REQUIRED, null) : Stream.empty();
        }
        return switch (type) {
            case GraphQLNonNull mandatory -> faults(mandatory.getWrappedType(), value, path);
            case GraphQLList list -> items(list.getWrappedType(), value, path);
            case GraphQLInputObjectType object -> fields(object, value, path);
            case GraphQLEnumType closed -> closed(closed, value, path);
            case GraphQLScalarType scalar -> scalar(scalar, value, path);
            default -> Stream.empty();
        };
    }

    private Stream<VariableFault> items(GraphQLType type, Object value, List<Object> path) {
        if (!(value instanceof Collection<?> items)) {
            return faults(type, value, path);
        }
        var all = new ArrayList<@Nullable Object>(items);
        return IntStream.range(0, all.size()).boxed().flatMap(i -> faults(type, all.get(i), below(path, i)));
    }

    private Stream<VariableFault> fields(GraphQLInputObjectType type, Object value, List<Object> path) {
        if (!(value instanceof Map<?, ?> given)) {
            return fault(path, VariableFault.OBJECT, type.getName());
        }
        var unknown = given.keySet().stream()
                .map(String::valueOf)
                .filter(name -> type.getField(name) == null)
                .flatMap(name -> fault(below(path, name), VariableFault.UNKNOWN_FIELD, type.getName()));
        var known = type.getFields().stream()
                .filter(field -> given.containsKey(field.getName()) || isRequired(field))
                .flatMap(field -> faults(field.getType(), given.get(field.getName()), below(path, field.getName())));
        return Stream.concat(unknown, known);
    }

    private static boolean isRequired(GraphQLInputObjectField field) {
        return field.getType() instanceof GraphQLNonNull && !field.hasSetDefaultValue();
    }

    private static Stream<VariableFault> closed(GraphQLEnumType type, Object value, List<Object> path) {
        return value instanceof String name && type.getValue(name) != null
                ? Stream.empty()
                : fault(path, VariableFault.ENUM, type.getName());
    }

    private Stream<VariableFault> scalar(GraphQLScalarType type, Object value, List<Object> path) {
        try {
            type.getCoercing().parseValue(value, GraphQLContext.getDefault(), locale);
            return Stream.empty();
        } catch (CoercingParseValueException e) {
            return fault(path, VariableFault.FORM, type.getName());
        }
    }

    private static Stream<VariableFault> fault(List<Object> path, String key, @Nullable String type) {
        return Stream.of(new VariableFault(path, key, type));
    }

    private static List<Object> below(List<Object> path, Object step) {
        return Stream.concat(path.stream(), Stream.of(step)).toList();
    }
}
