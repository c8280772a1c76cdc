package foyer.tenancy.explain;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.access.FieldGuard;
import foyer.platform.graphql.access.FieldGuards;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The operations by their names, and what somebody may have meant who got one wrong. */
@Component
class RootFields {

    private static final int MOST_CLOSE = 5;

    /** Of so many letters one may be wrong. */
    private static final int LETTERS_FOR_AN_ERROR = 3;

    private final FieldGuards guards;

    RootFields(FieldGuards guards) {
        this.guards = guards;
    }

    /** An operation and its guard. */
    record RootField(GraphQLFieldDefinition definition, FieldGuard guard) {}

    /**
     * The operation of this name.
     *
     * @throws ApiException BAD_USER_INPUT when there is none
     */
    RootField find(GraphQLSchema schema, String name) {
        return roots(schema)
                .filter(root -> root.getFieldDefinition(name) != null)
                .map(root -> new RootField(
                        Objects.requireNonNull(root.getFieldDefinition(name)),
                        Objects.requireNonNull(
                                guards.of(FieldCoordinates.coordinates(root.getName(), name)),
                                "every root field has a guard")))
                .findFirst()
                .orElseThrow(() -> unknown(schema, name));
    }

    private static Stream<GraphQLObjectType> roots(GraphQLSchema schema) {
        return Stream.of(
                schema.getQueryType(),
                Objects.requireNonNull(schema.getMutationType()),
                Objects.requireNonNull(schema.getSubscriptionType()));
    }

    private static ApiException unknown(GraphQLSchema schema, String name) {
        var close = CurrentCaller.actor() instanceof Actor.Anonymous ? List.<String>of() : close(schema, name);
        return new ApiException(
                ApiErrorCode.BAD_USER_INPUT,
                "access.unknownAction",
                List.of(close.size(), String.join(", ", close)),
                Map.of("paths", List.of(List.of("action"))));
    }

    private static List<String> close(GraphQLSchema schema, String name) {
        var most = name.length() / LETTERS_FOR_AN_ERROR;
        var longest = name.length() + most;
        return roots(schema)
                .flatMap(root -> root.getFieldDefinitions().stream())
                .map(GraphQLFieldDefinition::getName)
                .filter(other -> other.length() <= longest && name.length() <= other.length() + most)
                .filter(other -> distance(other, name) <= most)
                .sorted(Comparator.comparingInt((String other) -> distance(other, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_CLOSE)
                .toList();
    }

    /** How many letters have to be changed, added or taken to make one of the other (Levenshtein). */
    private static int distance(String one, String other) {
        var before = new ArrayList<Integer>();
        for (var j = 0; j <= other.length(); j++) {
            before.add(j);
        }
        for (var i = 1; i <= one.length(); i++) {
            var row = new ArrayList<>(List.of(i));
            for (var j = 1; j <= other.length(); j++) {
                var kept = before.get(j - 1) + (isSame(one.charAt(i - 1), other.charAt(j - 1)) ? 0 : 1);
                row.add(Math.min(kept, 1 + Math.min(before.get(j), row.get(j - 1))));
            }
            before = row;
        }
        return before.getLast();
    }

    private static boolean isSame(char one, char other) {
        return Character.toLowerCase(one) == Character.toLowerCase(other);
    }
}
