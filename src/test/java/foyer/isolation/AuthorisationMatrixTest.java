package foyer.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.access.DirectiveArguments;
import foyer.platform.graphql.ids.NodeSources;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;

/**
 * Every guarded field as everybody: what the table and the directives say against what happens (quality.md,
 * "authorisation matrix").
 */
@WholeSchema
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class AuthorisationMatrixTest {

    private static final String LET_IN = "let in";
    private static final List<String> WITHOUT_STATES = Stream.concat(
                    Stream.of(Cast.NOBODY, Cast.NO_TENANT), Cast.ROLES.stream())
            .toList();
    private static final Set<String> LEAVES =
            Set.of("signOut", "signOutEverywhere", "membershipLeave", "impersonationStop");
    private static final List<String> LADDER = List.of("OWNER", "ADMIN", "MANAGER", "MEMBER", "VIEWER");

    /** A module whose fields nobody tries here: whoever is let in switches it off. */
    private static final Map<String, String> SAMPLES = Map.of("ModuleDisableInput.module", "EVIDENCE");

    private final GraphQLSchema schema;
    private final NodeSources nodes;
    private final Cast cast;
    private final Kit own;
    private final Expectations expectations = Expectations.read();

    @Autowired
    AuthorisationMatrixTest(
            GraphQlSource source, NodeSources nodes, TestDatabase database, TestTenants tenants, GraphQlClient anyone) {
        this.schema = source.schema();
        this.nodes = nodes;
        this.cast = Cast.set(tenants, anyone, database);
        this.own = Kit.of(tenants, cast.owner(), "Own");
    }

    @TestFactory
    Stream<DynamicTest> letsIntoARootFieldWhomTheTableNames() {
        return rootFields()
                .map(path -> DynamicTest.dynamicTest(
                        path.last().name(),
                        () -> assertThat(answers(path)).as(path.last().name()).isEqualTo(expected(path))));
    }

    @Test
    void namesEachRootFieldAndActorOnceAndNothingElse() {
        assertThat(expectations.fields())
                .containsExactlyInAnyOrderElementsOf(
                        rootFields().map(path -> path.last().name()).toList());
        assertThat(expectations.actors()).containsExactlyElementsOf(cast.names());
    }

    private Stream<FieldPath> rootFields() {
        return Stream.concat(Slots.fields(schema).stream(), Slots.subscriptions(schema).stream())
                .filter(FieldPath::isRoot);
    }

    private Map<String, String> answers(FieldPath path) {
        var answers = new LinkedHashMap<String, String>();
        cast.names()
                .forEach(actor ->
                        answers.put(actor, Expectations.mark(refusal(path, Kit.random(), like(actor, path)))));
        return answers;
    }

    private Map<String, String> expected(FieldPath path) {
        var expected = new LinkedHashMap<String, String>();
        cast.names()
                .forEach(
                        actor -> expected.put(actor, expectations.of(path.last().name(), actor)));
        return expected;
    }

    /** Whoever leaves does so once: somebody like them. */
    private GraphQlClient like(String actor, FieldPath path) {
        var leaves = LEAVES.contains(path.last().field().getName());
        return leaves ? cast.another(actor) : cast.actor(actor);
    }

    @TestFactory
    Stream<DynamicTest> letsIntoAGuardedEdgeWhomItsDirectivesName() {
        return Slots.fields(schema).stream()
                .filter(path -> !path.isRoot() && path.last().field().hasAppliedDirective("auth"))
                .map(path -> DynamicTest.dynamicTest(
                        path.last().name(),
                        () -> Cast.ROLES.forEach(role -> {
                            var root = expected(path.steps().getFirst().field(), role);
                            var edge = expected(path.last().field(), role);
                            assertThat(refusal(path, own, cast.actor(role)))
                                    .as("%s as %s", path.last().name(), role)
                                    .isEqualTo(root.equals(LET_IN) ? edge : root);
                        })));
    }

    /** A node is for whom its own root field is for. */
    @TestFactory
    Stream<DynamicTest> letsToANodeWhomItsOwnFieldNames() {
        return nodes.byPrefix().entrySet().stream()
                .map(node -> DynamicTest.dynamicTest(
                        node.getKey(),
                        () -> WITHOUT_STATES.forEach(actor -> {
                            var client = cast.actor(actor);
                            var field = Objects.requireNonNull(schema.getQueryType()
                                    .getFieldDefinition(node.getValue().rootField()));
                            var one = client.post(
                                    "query($id: ID!) { node(id: $id) { id } }", Map.of("id", own.id(node.getKey())));
                            var many = client.post(
                                    "query($ids: [ID!]!) { nodes(ids: $ids) { id } }",
                                    Map.of("ids", List.of(own.id(node.getKey()))));
                            assertThat(List.of(first(one.errorCodes()), first(many.errorCodes())))
                                    .as("%s as %s", node.getKey(), actor)
                                    .containsOnly(expected(field, actor));
                        })));
    }

    /** The code of the error that refuses, or that the actor is let in. */
    private String refusal(FieldPath path, Kit ids, GraphQlClient client) {
        var operation = path.isRoot() && path.last().field().getName().startsWith("node")
                ? new Operation(schema, path, Kit.with(Map.of("lead", "x_1")), Map.of()).plain()
                : new Operation(schema, path, ids, SAMPLES).plain();
        var depth = path.steps().size();
        var codes = client.post(operation.document(), operation.variables()).errors().stream()
                .filter(error -> error.path("path").size() <= depth)
                .map(error -> error.path("extensions").path("code").asString())
                .filter(code -> !code.equals("BAD_USER_INPUT") || !isAnswerToItsOwn(path))
                .toList();
        return first(codes);
    }

    /** What a field answers to its own, here: a node of a kind that there is not, a subscription in a single answer. */
    private static boolean isAnswerToItsOwn(FieldPath path) {
        return path.last().field().getName().startsWith("node")
                || path.keyword().equals("subscription");
    }

    private static String first(List<String> codes) {
        return codes.isEmpty() ? LET_IN : codes.getFirst();
    }

    private String expected(GraphQLFieldDefinition field, String actor) {
        var auth = field.getAppliedDirective("auth");
        if (field.hasAppliedDirective("public")) {
            return LET_IN;
        }
        if (actor.equals(Cast.NOBODY)) {
            return "UNAUTHENTICATED";
        }
        if (auth == null) {
            return LET_IN;
        }
        String permission = DirectiveArguments.of(auth, "permission");
        String role = DirectiveArguments.of(auth, "role");
        var may = !actor.equals(Cast.NO_TENANT) && countsAs(actor, role) && isGranted(permission, actor);
        return may ? LET_IN : "FORBIDDEN";
    }

    private static boolean countsAs(String actor, @Nullable String role) {
        return role == null
                || actor.equals(role)
                || (LADDER.contains(actor) && LADDER.contains(role) && LADDER.indexOf(actor) <= LADDER.indexOf(role));
    }

    private boolean isGranted(@Nullable String permission, String role) {
        if (permission == null) {
            return true;
        }
        var value = Objects.requireNonNull(
                ((GraphQLEnumType) Objects.requireNonNull(schema.getType("Permission"))).getValue(permission));
        Collection<?> roles = DirectiveArguments.of(value.getAppliedDirective("grantedTo"), "roles");
        return Objects.requireNonNull(roles).contains(role);
    }
}
