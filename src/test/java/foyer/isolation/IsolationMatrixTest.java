package foyer.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.isolation.Scene.Attacker;
import foyer.platform.graphql.ids.NodeSources;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import graphql.schema.GraphQLSchema;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.util.function.SingletonSupplier;

/**
 * Every place of the schema that takes an id or a cursor, given another tenant's: the answer is that to an id that
 * nothing has, nothing of the other tenant is in it, and nothing is changed by it (quality.md, "isolation matrix").
 */
@WholeSchema
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class IsolationMatrixTest {

    private final GraphQLSchema schema;
    private final Set<String> nodes;
    private final Rows rows;
    private final List<Attacker> attackers;
    private final TestMember victim;
    private final Kit victims;
    private final TestTenants tenants;
    private final SingletonSupplier<Owner> reading;

    @Autowired
    IsolationMatrixTest(
            GraphQlSource source, NodeSources nodes, TestDatabase database, TestTenants tenants, GraphQlClient anyone) {
        this.schema = source.schema();
        this.nodes = nodes.byPrefix().keySet();
        this.rows = new Rows(database);
        var scene = Scene.set(tenants, anyone, rows);
        this.victim = scene.victim();
        this.victims = scene.victims();
        this.attackers = scene.attackers();
        this.tenants = tenants;
        this.reading = SingletonSupplier.of(() -> Owner.made(tenants));
    }

    @TestFactory
    Stream<DynamicTest> answersAnothersIdAsOneThatNothingHas() {
        var stored = new AtomicReference<>(rows.digest());
        return targets().map(target -> DynamicTest.dynamicTest(target.toString(), () -> attack(target, stored)));
    }

    private Stream<Target> targets() {
        return Slots.slots(schema).stream()
                .filter(slot -> !slot.cursor())
                .flatMap(slot -> kinds(slot).stream().map(kind -> new Target(slot, kind)));
    }

    private Collection<String> kinds(Slot slot) {
        if (!Kit.takesAny(slot.name())) {
            return List.of(Kit.kind(slot.name()));
        }
        var kinds = new TreeSet<>(victims.ids().keySet());
        assertThat(kinds).as("Kit.of makes an id of each kind of node").containsAll(nodes);
        return kinds;
    }

    /** What one attack leaves is what the next begins with. */
    private void attack(Target target, AtomicReference<Map<String, String>> stored) {
        var slot = target.slot();
        for (var attacker : attackers) {
            if (!attacker.mayTry(slot)) {
                continue;
            }
            var id = attacker.targets().id(target.kind());
            var random = Kit.randomId(target.kind());

            for (var beside : slot.list() ? List.of(false, true) : List.of(false)) {
                var told = normal(send(attacker, slot, value(slot, attacker, target.kind(), id, beside)), id);
                var expected =
                        normal(send(attacker, slot, value(slot, attacker, target.kind(), random, beside)), random);

                assertThat(told).as(attacker.name()).isEqualTo(expected);
                assertThat(told).as(attacker.name()).doesNotContain("INTERNAL_SERVER_ERROR", "GRAPHQL_");
                if (attacker.stranger()) {
                    assertNoCanary(told);
                }
            }
        }
        var after = rows.digest();
        assertThat(after).as("rows").isEqualTo(stored.getAndSet(after));
    }

    private static Object value(Slot slot, Attacker attacker, String kind, String id, boolean beside) {
        if (!slot.list()) {
            return id;
        }
        return beside ? List.of(attacker.own().id(kind), id) : List.of(id);
    }

    private GraphQlAnswer send(Attacker attacker, Slot slot, Object value) {
        var operation =
                new Operation(schema, slot.path(), attacker.own(), attacker.samples()).with(slot.argument(), value);
        return attacker.client().post(operation.document(), operation.variables());
    }

    /** Otherwise the attacks above would prove nothing. */
    @TestFactory
    Stream<DynamicTest> answersOnesOwnIdOtherwise() {
        return targets()
                .filter(target -> !Kit.takesAny(target.slot().name()) || nodes.contains(target.kind()))
                .map(target -> DynamicTest.dynamicTest(target.toString(), () -> {
                    var owner = target.slot().path().changes() ? Owner.asNeeded(tenants) : reading.obtain();
                    var own = owner.kit();
                    var client = reader(target.slot(), owner.member());
                    var myself = new Attacker("owner", client, owner.member().email(), own, own, true, true);
                    var id = own.id(target.kind());
                    var random = Kit.randomId(target.kind());

                    var told = send(myself, target.slot(), value(target.slot(), myself, target.kind(), id, false));
                    var unknown =
                            send(myself, target.slot(), value(target.slot(), myself, target.kind(), random, false));

                    assertThat(normal(told, id)).isNotEqualTo(normal(unknown, random));
                    // Who runs the platform is in no tenant, and is told so of edges into one.
                    assertThat(told.errorCodes())
                            .isSubsetOf(target.slot().isPlatforms() ? Set.of("FORBIDDEN") : Set.of());
                }));
    }

    @TestFactory
    Stream<DynamicTest> takesAnothersCursorForAPlaceAndNothingElse() {
        return Slots.slots(schema).stream()
                .filter(Slot::cursor)
                .map(slot -> DynamicTest.dynamicTest(slot.toString(), () -> {
                    var cursor = cursor(slot);
                    for (var attacker : attackers) {
                        if (!attacker.stranger()) {
                            continue;
                        }
                        var told = normal(send(attacker, slot, cursor), cursor);
                        var elsewhere = Cursors.moved(cursor);

                        assertNoCanary(told);
                        assertThat(told)
                                .as(attacker.name())
                                .isEqualTo(normal(send(attacker, slot, elsewhere), elsewhere));
                        assertThat(told).as(attacker.name()).doesNotContain("INTERNAL_SERVER_ERROR", "BAD_USER_INPUT");
                    }
                }));
    }

    /** The first cursor of that list as whoever may read it sees it: the victim, or those who run the platform. */
    private String cursor(Slot slot) {
        var operation = new Operation(schema, slot.path(), victims, Map.of()).plain();
        var answer = reader(slot, victim).post(operation.document(), operation.variables());
        var path = slot.path().steps().stream()
                .map(FieldPath.Step::answered)
                .reduce((one, other) -> one + "." + other)
                .orElseThrow();
        return answer.partialData(path + ".pageInfo.startCursor").asString();
    }

    private GraphQlClient reader(Slot slot, TestMember owner) {
        return slot.isPlatforms() ? tenants.superAdmin(owner).client() : owner.client();
    }

    @TestFactory
    Stream<DynamicTest> showsNothingOfAnotherTenantUnasked() {
        return Slots.fields(schema).stream()
                .filter(path -> path.isRoot() && !path.changes())
                .map(path -> DynamicTest.dynamicTest(path.last().name(), () -> {
                    for (var attacker : attackers) {
                        // Whoever belongs to the tenant too is told where they can go.
                        var told = path.last().name().equals("Query.viewer") && !attacker.outside();
                        if (attacker.stranger() && !told) {
                            var operation = new Operation(schema, path, attacker.own(), Map.of()).plain();
                            var answer = attacker.client().post(operation.document(), operation.variables());
                            assertNoCanary(answer.body());
                            assertThat(answer.body()).doesNotContain("INTERNAL_SERVER_ERROR", "GRAPHQL_", "BAD_USER");
                        }
                    }
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "canary",
                "CANARY title",
                "can",
                "%",
                "_",
                "%canary%",
                "' or true --",
                "c') or true --",
                "\\",
                "*",
                "a|canary"
            })
    void findsNothingOfAnotherTenantWhateverIsSearchedFor(String text) {
        var document = "query($text: String!) { leads(filter: { text: $text }) { totalCount nodes { title } } }";
        for (var attacker : attackers) {
            if (attacker.stranger()) {
                assertNoCanary(
                        attacker.client().post(document, Map.of("text", text)).body());
            }
        }
        assertThat(victim.client()
                        .post(document, Map.of("text", "canary"))
                        .data("leads.totalCount")
                        .asInt())
                .isPositive();
    }

    private static void assertNoCanary(String answer) {
        assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain(Scene.CANARY.toLowerCase(Locale.ROOT));
    }

    /** The answer without what differs from request to request: its id, and how long links to files last. */
    private static String normal(GraphQlAnswer answer, String id) {
        return answer.status()
                + answer.body()
                        .replace(id, "ID")
                        .replaceAll("\"requestId\":\"[^\"]*\"|(?<=foyer_file_[0-9a-f]{32})_[\\w-]+", "");
    }
}
