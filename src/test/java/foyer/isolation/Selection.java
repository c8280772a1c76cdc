package foyer.isolation;

import foyer.isolation.FieldPath.Step;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that can be selected below a field without an argument. */
record Selection(GraphQLSchema schema) {

    private static final int DEPTH = 4;

    /** By so much less below an interface: all its types make one document, and one of nobody's has few tokens. */
    private static final int SHALLOW = 2;

    static String below(GraphQLSchema schema, GraphQLFieldDefinition field) {
        return new Selection(schema).selection(field.getType(), DEPTH, Set.of());
    }

    /** @param above the types that it is below: what is of one of them has its leaves only, or circles make it endless */
    private String selection(GraphQLType declared, int depth, Set<String> above) {
        return switch (GraphQLTypeUtil.unwrapAll(declared)) {
            case GraphQLObjectType type -> " { " + fields(type, depth, Set.of(), above) + " }";
            case GraphQLInterfaceType type ->
                alternatives(Objects.requireNonNull(schema.getImplementations(type)), depth, above);
            case GraphQLUnionType type ->
                alternatives(
                        type.getTypes().stream()
                                .map(GraphQLObjectType.class::cast)
                                .toList(),
                        depth,
                        above);
            default -> "";
        };
    }

    private String alternatives(List<GraphQLObjectType> types, int depth, Set<String> above) {
        return types.stream()
                .map(type -> "... on " + type.getName() + " { " + fields(type, depth - SHALLOW, twoTypes(types), above)
                        + " }")
                .collect(Collectors.joining(" ", " { __typename ", " }"));
    }

    /**
     * Names of fields that these types have of different types, which one selection can have by aliases only, and those
     * are limited: they are left out, and attacked through the fields that answer the types themselves.
     */
    private static Set<String> twoTypes(List<GraphQLObjectType> types) {
        var known = new HashMap<String, String>();
        var two = new HashSet<String>();
        for (var type : types) {
            for (var field : type.getFieldDefinitions()) {
                var printed = GraphQLTypeUtil.simplePrint(field.getType());
                if (!printed.equals(known.computeIfAbsent(field.getName(), _ -> printed))) {
                    two.add(field.getName());
                }
            }
        }
        return two;
    }

    private String fields(GraphQLObjectType type, int depth, Set<String> without, Set<String> above) {
        var below = new HashSet<>(above);
        var deeper = below.add(type.getName()) && depth > 0;
        return type.getFieldDefinitions().stream()
                .filter(Slots::needsNothing)
                .filter(field -> deeper || isLeaf(field))
                .filter(field -> !without.contains(field.getName()))
                .filter(field -> !isAmongNodes(type, field))
                .map(field -> field.getName()
                        + (Slots.pages(new Step(type, field)) ? "(first: 2)" : "")
                        + selection(field.getType(), depth - 1, below))
                .collect(Collectors.joining(" ", "__typename ", ""));
    }

    /** What edges tell stands beside them, in the nodes of the list and its page's cursors: once is enough of nobody's few tokens. */
    private static boolean isAmongNodes(GraphQLObjectType type, GraphQLFieldDefinition field) {
        return field.getName().equals("edges") && type.getFieldDefinition("nodes") != null;
    }

    private static boolean isLeaf(GraphQLFieldDefinition field) {
        return selectionless(GraphQLTypeUtil.unwrapAll(field.getType()));
    }

    private static boolean selectionless(GraphQLType type) {
        return !(type instanceof GraphQLCompositeType);
    }
}
