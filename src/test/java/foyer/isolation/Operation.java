package foyer.isolation;

import foyer.isolation.FieldPath.Step;
import graphql.Scalars;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An operation that selects everything that it can below a field; what the schema requires is filled in. */
final class Operation {

    /** Of texts that have to be something in particular, whoever sends them. */
    private static final Map<String, String> ALWAYS = Map.of("Query.accessExplanation.action", "node");

    /** What is left out while another field is tried, which excludes it. */
    private static final Map<String, String> EXCLUDED = Map.of(
            "LeadAssignInput.rule",
            "LeadAssignInput.to",
            "AssignmentRuleSaveInput.members",
            "AssignmentRuleSaveInput.team");

    private static final Map<String, String> BY_TERRITORY = Map.of("AssignmentRuleSaveInput.kind", "TERRITORY");

    /** Choices by which alone a place is looked at, by what is tried. */
    private static final Map<String, Map<String, String>> CHOICES =
            Map.of("forms", BY_TERRITORY, "member", BY_TERRITORY);

    private final GraphQLSchema schema;
    private final FieldPath path;
    private final Kit own;
    private final Map<String, String> samples;
    private final List<String> declarations = new ArrayList<>();
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private Map<String, String> choices = Map.of();

    /**
     * Prepares an operation.
     *
     * @param own ids for what the schema requires
     * @param samples values for texts that have to be something in particular, {@code SignInInput.email}
     */
    Operation(GraphQLSchema schema, FieldPath path, Kit own, Map<String, String> samples) {
        this.schema = schema;
        this.path = path;
        this.own = own;
        this.samples = samples;
    }

    record Sent(String document, Map<String, Object> variables) {}

    /** The operation with what is required and nothing more. */
    Sent plain() {
        return with(List.of(), "");
    }

    /** The operation with a value at a place of its last field's arguments. */
    Sent with(List<String> place, Object value) {
        choices = place.isEmpty() ? Map.of() : CHOICES.getOrDefault(place.getLast(), Map.of());
        var steps = path.steps();
        var text = Selection.below(schema, path.last().field());
        for (var i = steps.size() - 1; i >= 0; i--) {
            var last = i == steps.size() - 1;
            var field = steps.get(i).field().getName();
            text = " { " + field + arguments(steps.get(i), last ? place : List.of(), value) + text + " }";
        }
        var declared = declarations.isEmpty() ? "" : "(" + String.join(", ", declarations) + ")";
        return new Sent(path.keyword() + declared + text, variables);
    }

    private String arguments(Step step, List<String> place, Object value) {
        var given = new ArrayList<String>();
        for (var argument : step.field().getArguments()) {
            var here = !place.isEmpty() && place.getFirst().equals(argument.getName());
            var required = GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue();
            if (!here && !required) {
                continue;
            }
            var variable = "v" + variables.size();
            var below = here ? place.subList(1, place.size()) : List.<String>of();
            var name = step.name() + "." + argument.getName();
            declarations.add("$" + variable + ": " + GraphQLTypeUtil.simplePrint(argument.getType()));
            variables.put(variable, here && below.isEmpty() ? value : sample(name, argument.getType(), below, value));
            given.add(argument.getName() + ": $" + variable);
        }
        if (Slots.pages(step)) {
            given.add(place.contains("before") ? "last: 2" : "first: 2");
        }
        return given.isEmpty() ? "" : "(" + String.join(", ", given) + ")";
    }

    private Object sample(String name, GraphQLInputType type, List<String> place, Object value) {
        if (GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type))) {
            return List.of(single(name, GraphQLTypeUtil.unwrapAll(type), place, value));
        }
        return single(name, GraphQLTypeUtil.unwrapAll(type), place, value);
    }

    private Object single(String name, GraphQLType type, List<String> place, Object value) {
        if (type instanceof GraphQLInputObjectType input) {
            return object(input, place, value);
        }
        if (type instanceof GraphQLEnumType choice) {
            var first = choices.getOrDefault(name, choice.getValues().getFirst().getName());
            return samples.getOrDefault(name, first);
        }
        var scalar = GraphQLTypeUtil.simplePrint(type);
        return switch (scalar) {
            case "ID" -> own.id(Kit.kind(name));
            case "String" -> samples.getOrDefault(name, ALWAYS.getOrDefault(name, "Sample"));
            case "EmailAddress" -> samples.getOrDefault(name, "nobody@example.com");
            case "Int", "Long", "Degrees" -> 1;
            case "Boolean" -> true;
            case "CurrencyCode" -> "USD";
            case "URL" -> "https://app.example.com/";
            // What was made for this is of these days.
            case "Date" ->
                LocalDate.now(ZoneOffset.UTC)
                        .plusDays(name.endsWith(".to") ? 1 : -1)
                        .toString();
            // Nobody's clock goes back.
            case "DateTime" -> samples.getOrDefault(name, "2020-01-01T00:00:00Z");
            case "JSON" -> Map.of();
            default -> throw new AssertionError(name + " is required and a " + scalar + ": give a sample here");
        };
    }

    private Map<String, Object> object(GraphQLInputObjectType input, List<String> place, Object value) {
        var object = new LinkedHashMap<String, Object>();
        var tried = place.isEmpty() ? "" : input.getName() + "." + place.getFirst();
        for (var field : input.getFieldDefinitions()) {
            var here = !place.isEmpty() && place.getFirst().equals(field.getName());
            var name = input.getName() + "." + field.getName();
            if (name.equals(EXCLUDED.get(tried)) || isExcluded(input, here, place, object)) {
                continue;
            }
            if (here && place.size() == 1) {
                object.put(field.getName(), value);
            } else if (here) {
                object.put(field.getName(), sample(name, field.getType(), place.subList(1, place.size()), value));
            } else if (isId(field)
                    || hasNoId(input)
                    || (GraphQLTypeUtil.isNonNull(field.getType()) && !field.hasSetDefaultValue())) {
                object.put(field.getName(), sample(name, field.getType(), List.of(), value));
            }
        }
        return object;
    }

    /** Of alternatives one is given: the tried one, or the first. */
    private static boolean isExcluded(
            GraphQLInputObjectType input, boolean here, List<String> place, Map<String, Object> given) {
        return input.isOneOf() && (place.isEmpty() ? !given.isEmpty() : !here);
    }

    /** Of alternatives without one any is as good. */
    private static boolean hasNoId(GraphQLInputObjectType input) {
        return input.isOneOf() && input.getFieldDefinitions().stream().noneMatch(Operation::isId);
    }

    /** Ids are given where they are optional too, so that what is told is about the one at the place. */
    private static boolean isId(GraphQLInputObjectField field) {
        return GraphQLTypeUtil.unwrapAll(field.getType()).getName().equals(Scalars.GraphQLID.getName());
    }
}
