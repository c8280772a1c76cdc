package foyer.platform.graphql.schema;

import graphql.language.FieldDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.SDLDefinition;
import graphql.language.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists by which a selection comes back to where it was: each time round the answer grows by their sizes. */
final class SchemaCycles {

    private static final Set<String> ROWS = Set.of("edges", "nodes");
    private static final Set<String> SIZES = Set.of("multiplier", "assumedSize");

    private final Map<String, List<FieldDefinition>> fields = new HashMap<>();
    private final Map<String, Set<String>> implementers = new HashMap<>();

    private SchemaCycles(List<SDLDefinition<?>> definitions) {
        definitions.forEach(this::add);
    }

    /** The fields of such lists whose size neither a page nor {@code @cost} tells. */
    static List<String> withoutSize(List<SDLDefinition<?>> definitions) {
        var cycles = new SchemaCycles(definitions);
        var found = new ArrayList<String>();
        cycles.fields.forEach((type, itsFields) -> itsFields.stream()
                .filter(field -> isPlainList(type, field))
                .filter(field ->
                        cycles.reached(SchemaLint.nameOf(field.getType())).contains(type))
                .filter(field -> !hasSize(field))
                .forEach(field -> found.add(type + "." + field.getName())));
        return found;
    }

    private void add(SDLDefinition<?> definition) {
        switch (definition) {
            case ObjectTypeDefinition type -> {
                add(type.getName(), type.getFieldDefinitions());
                for (Type<?> each : type.getImplements()) {
                    implementers
                            .computeIfAbsent(SchemaLint.nameOf(each), _ -> new HashSet<>())
                            .add(type.getName());
                }
            }
            case InterfaceTypeDefinition type -> add(type.getName(), type.getFieldDefinitions());
            default -> {}
        }
    }

    private void add(String type, List<FieldDefinition> more) {
        fields.computeIfAbsent(type, _ -> new ArrayList<>()).addAll(more);
    }

    private Set<String> reached(String from) {
        var reached = new HashSet<String>();
        var next = new ArrayDeque<>(Set.of(from));
        while (!next.isEmpty()) {
            var type = next.pop();
            if (reached.add(type)) {
                fields.getOrDefault(type, List.of()).forEach(field -> next.add(SchemaLint.nameOf(field.getType())));
                next.addAll(implementers.getOrDefault(type, Set.of()));
            }
        }
        return reached;
    }

    private static boolean isPlainList(String type, FieldDefinition field) {
        var isRows = type.endsWith("Connection") && ROWS.contains(field.getName());
        return SchemaLint.print(field.getType()).contains("[") && !isRows;
    }

    private static boolean hasSize(FieldDefinition field) {
        return field.getInputValueDefinitions().stream()
                        .anyMatch(argument -> argument.getName().equals("first"))
                || field.getDirectives("cost").stream()
                        .flatMap(cost -> cost.getArguments().stream())
                        .anyMatch(argument -> SIZES.contains(argument.getName()));
    }
}
