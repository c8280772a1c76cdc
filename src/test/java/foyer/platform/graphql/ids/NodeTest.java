package foyer.platform.graphql.ids;

import static foyer.platform.graphql.schema.Things.FIRST;
import static foyer.platform.graphql.schema.Things.SECOND;
import static foyer.platform.graphql.schema.Things.member;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.schema.SchemaFixture;
import foyer.platform.graphql.schema.Things;
import foyer.platform.security.AccessState;
import foyer.platform.security.Actor;
import graphql.ExecutionResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code node} and {@code nodes}: what they find, whom they refuse, and what they cost. */
@Tag("unit")
class NodeTest {

    private static final Actor READER = member(Set.of("MEMBER"), Set.of("THINGS_READ"));
    private static final Actor VIEWER = member(Set.of("VIEWER"), Set.of());
    private static final Actor NOBODY = new Actor.Anonymous(Actor.Reason.MISSING);

    private static SchemaFixture schema;

    @BeforeAll
    static void build() {
        schema = SchemaFixture.ofThings(Things.ThingController.class, Things.ThingNodes.class, Things.OtherNodes.class);
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @Test
    void findsAnyTypeByItsId() {
        assertThat(node(READER, thing(FIRST)).<Map<String, Object>>getData())
                .isEqualTo(Map.of("node", Map.of("__typename", "Thing", "id", thing(FIRST))));
        assertThat(node(READER, other(FIRST)).<Map<String, Object>>getData())
                .isEqualTo(Map.of("node", Map.of("__typename", "Other", "id", other(FIRST))));
    }

    @Test
    void answersNullForWhatIsNotThere() {
        var result = node(READER, thing(new UUID(0, 0)));

        assertThat(result.getErrors()).isEmpty();
        assertThat(result.<Map<String, Object>>getData()).isEqualTo(Collections.singletonMap("node", null));
    }

    @Test
    void refusesWhomTheTypedFieldRefuses() {
        for (var actor : List.of(
                NOBODY,
                VIEWER,
                new Actor.User(FIRST, FIRST),
                member(Set.of("MEMBER"), Set.of("THINGS_READ"), AccessState.SUSPENDED),
                member(Set.of("MEMBER"), Set.of("THINGS_READ"), AccessState.BLOCKED))) {
            var typed = schema.run(actor, "{ thing(id: \"" + thing(FIRST) + "\") { id } }", Map.of());
            var found = node(actor, thing(FIRST));

            assertThat(found.<Map<String, Object>>getData()).isEqualTo(Collections.singletonMap("node", null));
            assertThat(found.getErrors()).hasSize(1);
            assertThat(found.getErrors().getFirst().getExtensions())
                    .isEqualTo(typed.getErrors().getFirst().getExtensions());
        }
    }

    @Test
    void findsManyInTheOrderAskedWithOneStatementAType() {
        var statements = schema.bean(Things.ThingNodes.class).statements;

        var result = nodes(READER, thing(SECOND), other(FIRST), thing(new UUID(0, 0)), thing(FIRST), thing(SECOND));

        assertThat(result.getErrors()).isEmpty();
        assertThat(idsOf(result)).containsExactly(thing(SECOND), other(FIRST), null, thing(FIRST), thing(SECOND));
        assertThat(schema.bean(Things.ThingNodes.class).statements).isEqualTo(statements + 1);
    }

    @Test
    void leavesOutOfManyOnlyWhatTheCallerMayNotSee() {
        var result = nodes(VIEWER, thing(FIRST), other(FIRST), thing(SECOND));

        assertThat(idsOf(result)).containsExactly(null, other(FIRST), null);
        assertThat(result.getErrors()).hasSize(2).allSatisfy(error -> {
            assertThat(error.getExtensions()).containsEntry("code", "FORBIDDEN");
            assertThat(error.getExtensions()).containsEntry("permission", "THINGS_READ");
        });
        assertThat(result.getErrors())
                .extracting(error -> String.valueOf(error.getPath()))
                .containsExactly("[nodes, 0]", "[nodes, 2]");
    }

    @Test
    void findsAtMostAHundred() {
        var hundred = new String[100];
        Arrays.fill(hundred, thing(FIRST));
        var more = Arrays.copyOf(hundred, 101);
        more[100] = thing(FIRST);

        assertThat(nodes(READER, hundred).getErrors()).isEmpty();
        assertBadInput(nodes(READER, more), List.of("ids"), "100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "lead_01h455vb4pex5vsknk084sn02q", "_01h455vb4pex5vsknk084sn02q", "thing"})
    void refusesAnIdOfNoType(String id) {
        assertBadInput(node(READER, id), List.of("id"), "other, thing");
        assertBadInput(nodes(READER, thing(FIRST), id), List.of("ids", 1), "other, thing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"thing_", "thing_x", "thing_81h455vb4pex5vsknk084sn02q", "thing_01h455vb4pex5vsknk084sn02"})
    void refusesAMalformedId(String id) {
        assertBadInput(node(READER, id), List.of("id"), "thing_…");
        assertBadInput(nodes(READER, id), List.of("ids", 0), "thing_…");
    }

    private static void assertBadInput(ExecutionResult result, List<Object> path, String message) {
        assertThat(result.getErrors()).hasSize(1);
        var error = result.getErrors().getFirst();
        assertThat(error.getExtensions()).containsEntry("code", "BAD_USER_INPUT");
        assertThat(error.getExtensions()).containsEntry("paths", List.of(path));
        assertThat(error.getMessage()).contains(message);
    }

    private static ExecutionResult node(Actor actor, String id) {
        return schema.run(actor, "query($id: ID!) { node(id: $id) { __typename id } }", Map.of("id", id));
    }

    private static ExecutionResult nodes(Actor actor, String... ids) {
        return schema.run(actor, "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", Map.of("ids", List.of(ids)));
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object> idsOf(ExecutionResult result) {
        var ids = new ArrayList<@Nullable Object>();
        var nodes = (List<Map<String, Object>>) SchemaFixture.answer(result, "nodes");
        nodes.forEach(node -> ids.add(node == null ? null : node.get("id")));
        return ids;
    }

    private static String thing(UUID id) {
        return TypeIds.encode("thing", id);
    }

    private static String other(UUID id) {
        return TypeIds.encode("other", id);
    }
}
