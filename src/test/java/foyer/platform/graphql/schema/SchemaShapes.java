package foyer.platform.graphql.schema;

import static java.util.stream.Collectors.toMap;

import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes that types with certain endings have, in Relay's terms and ours; each answers what is wrong. */
final class SchemaShapes {

    private SchemaShapes() {}

    static List<String> connection(ObjectTypeDefinition type) {
        var noun = noun(type, "Connection");
        var wanted = new LinkedHashMap<String, String>();
        wanted.put("edges", "[" + noun + "Edge!]!");
        wanted.put("nodes", "[" + noun + "!]!");
        wanted.put("pageInfo", "PageInfo!");
        wanted.put("totalCount", "Int");
        wanted.put("totalCountIsExact", "Boolean");
        return differences(wanted, fields(type));
    }

    static List<String> edge(ObjectTypeDefinition type) {
        return differences(Map.of("cursor", "String!", "node", noun(type, "Edge") + "!"), fields(type));
    }

    static List<String> paging(FieldDefinition field) {
        var arguments = field.getInputValueDefinitions().stream()
                .collect(toMap(InputValueDefinition::getName, argument -> SchemaLint.print(argument.getType())));
        return differences(Map.of("first", "Int", "after", "String", "last", "Int", "before", "String"), arguments);
    }

    static List<String> payload(ObjectTypeDefinition type) {
        var wrong = new ArrayList<String>();
        for (var field : type.getFieldDefinitions()) {
            var text = SchemaLint.print(field.getType());
            if (field.getName().equals("userErrors")) {
                if (!text.matches("\\[\\w+UserError!]!")) {
                    wrong.add("userErrors must be [XUserError!]!, not " + text);
                }
            } else if (field.getType() instanceof NonNullType) {
                wrong.add(field.getName() + " must be nullable: it is null when the mutation did not happen");
            }
        }
        if (!fields(type).containsKey("userErrors")) {
            wrong.add("needs userErrors");
        }
        return wrong;
    }

    static List<String> userError(ObjectTypeDefinition type) {
        var wrong = new ArrayList<>(differences(
                Map.of("message", "String!", "path", "[String!]", "code", noun(type, "UserError") + "ErrorCode!"),
                fields(type)));
        if (type.getImplements().stream()
                .noneMatch(parent -> SchemaLint.nameOf(parent).equals("UserError"))) {
            wrong.add("must implement UserError");
        }
        return wrong;
    }

    private static Map<String, String> fields(ObjectTypeDefinition type) {
        return type.getFieldDefinitions().stream()
                .collect(toMap(FieldDefinition::getName, field -> SchemaLint.print(field.getType())));
    }

    private static String noun(ObjectTypeDefinition type, String ending) {
        return type.getName().substring(0, type.getName().length() - ending.length());
    }

    private static List<String> differences(Map<String, String> wanted, Map<String, String> actual) {
        var wrong = new ArrayList<String>();
        wanted.forEach((name, type) -> {
            if (!type.equals(actual.get(name))) {
                wrong.add(name + " must be " + type + ", not " + actual.get(name));
            }
        });
        return wrong;
    }
}
