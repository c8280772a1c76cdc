package foyer.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.SocketClient;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import foyer.testing.Watch;
import graphql.schema.GraphQLSchema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;
import tools.jackson.databind.JsonNode;

/**
 * Each place of a subscription that takes an id or a cursor, given those of another tenant: it is answered as with one
 * that nothing has, and tells nothing of what happens there.
 */
@WholeSchema
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class SubscriptionIsolationTest {

    private static final Duration QUIET = Duration.ofMillis(400);

    private final GraphQLSchema schema;
    private final TestMember attacker;
    private final TestMember victim;
    private final Kit own;
    private final Kit theirs;

    @Autowired
    SubscriptionIsolationTest(GraphQlSource source, TestTenants tenants) {
        this.schema = source.schema();
        this.attacker = tenants.signUp("REAL_ESTATE");
        this.victim = tenants.signUp("REAL_ESTATE");
        this.own = Kit.of(tenants, attacker, "Own");
        this.theirs = Kit.of(tenants, victim, "Canary");
    }

    @TestFactory
    Stream<DynamicTest> tellsNothingOfAnotherTenantByItsIdsAndCursors() {
        return Slots.slots(Slots.subscriptions(schema)).stream()
                .map(slot -> DynamicTest.dynamicTest(slot.name(), () -> {
                    try (var socket = SocketClient.as(attacker.client().server(), attacker.accessToken())) {
                        var byTheirs = begin(socket, slot, theirValue(slot));
                        var byNobodys = begin(socket, slot, nobodysValue(slot));
                        assertThat(first(byTheirs)).isEqualTo(first(byNobodys));

                        var input = Map.of("id", theirs.id("lead"), "title", "Canary " + slot.name());
                        victim.client()
                                .run("leads/leadUpdate", Map.of("input", input))
                                .succeeded("leadUpdate");
                        byTheirs.nothingFor(QUIET);
                    }
                }));
    }

    private Watch begin(SocketClient socket, Slot slot, String value) {
        Object given = slot.list() ? List.of(value) : value;
        var operation = new Operation(schema, slot.path(), own, Map.of()).with(slot.argument(), given);
        return socket.run(operation.document(), operation.variables());
    }

    private String theirValue(Slot slot) {
        return slot.cursor()
                ? victim.client().post("{ eventCursor }").text("eventCursor")
                : theirs.id(Kit.kind(slot.name()));
    }

    private static String nobodysValue(Slot slot) {
        return slot.cursor() ? "bm9ib2R5cw" : Kit.randomId(Kit.kind(slot.name()));
    }

    /** The first message without what differs each time. */
    private static String first(Watch watch) {
        return withoutIds(watch.message());
    }

    private static String withoutIds(JsonNode message) {
        return message.toString().replaceAll("\"id\":\"\\d+\"", "").replaceAll("\"(cursor|requestId)\":\"[^\"]*\"", "");
    }
}
