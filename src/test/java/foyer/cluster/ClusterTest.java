package foyer.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.testing.DoomedNodes;
import foyer.testing.GraphQlClient;
import foyer.testing.Node;
import foyer.testing.SocketClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two nodes on one database behave as one (architecture.md, growing past one machine). The number of updates a writer
 * makes is {@code -Dcluster.updates}; the seed of what is random is {@code -Dcluster.seed}.
 */
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {

    private static final int WRITERS = 20;
    private static final int LEADS = 100;
    private static final int FOLLOWERS = 4;
    private static final int UPDATES = Integer.getInteger("cluster.updates", 40);
    private static final long SEED = Long.getLong("cluster.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final TestDatabase database = DoomedNodes.database();
    private Node first;
    private Node second;
    private TestTenants tenants;

    @BeforeAll
    void start() {
        var nodes = DoomedNodes.two();
        first = nodes[0];
        second = nodes[1];
        tenants = TestTenants.on(first, database);
    }

    @AfterAll
    void stop() {
        second.close();
    }

    @Test
    @Order(1)
    void whatIsRevokedOnOneNodeClosesSocketsOnTheOther() {
        var owner = tenants.signUp("LEAD_GENERATION");
        try (var socket = SocketClient.as(second.uri(), owner.accessToken())) {
            socket.run(GraphQlClient.document("leads/leadChanged"), Map.of()).next();

            owner.client().post("mutation { signOut { userErrors { code } } }").succeeded("signOut");

            assertThat(socket.closed().code()).isEqualTo(4403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tenancy.membership set role = 'VIEWER', perms_version = perms_version + 1 where tenant_id = ?",
                "update tenancy.tenant set status = 'SUSPENDED' where id = ?",
            })
    @Order(1)
    void whatAMemberIsNoLongerClosesSocketsOnEachNode(String change) throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var other = tenants.signUp("LEAD_GENERATION");
        try (var here = SocketClient.as(first.uri(), owner.accessToken());
                var there = SocketClient.as(second.uri(), owner.accessToken());
                var others = SocketClient.as(second.uri(), other.accessToken())) {
            there.run(GraphQlClient.document("leads/leadChanged"), Map.of()).next();

            new EventRows(database, owner.tenant()).change(change);

            assertThat(there.closed().code()).isEqualTo(4403);
            assertThat(here.closed().code()).isEqualTo(4403);
            assertThat(others.isClosed()).isFalse();
        }
    }

    @Test
    @Order(2)
    void whatLeavesAFilterOnOneNodeIsToldOnTheOther() {
        var owner = tenants.signUp("LEAD_GENERATION");
        try (var socket = SocketClient.as(second.uri(), owner.accessToken())) {
            var watch = socket.run(
                    GraphQlClient.document("leads/leadChanged"), Map.of("filter", Map.of("archived", false)));
            watch.next();
            var id = create(owner, "To be archived");
            assertThat(watch.next("leadChanged").path("kind").asString()).isEqualTo("CREATED");

            owner.client()
                    .run("leads/leadArchive", Map.of("input", Map.of("ids", List.of(id))))
                    .succeeded("leadArchive");

            var left = watch.next("leadChanged");
            assertThat(left.path("kind").asString()).isEqualTo("LEFT");
            assertThat(left.path("id").asString()).isEqualTo(id);
        }
    }

    @Test
    @Order(2)
    void aChangeOnOneNodeIsToldOnTheOther() {
        tellsAtOnce(tenants.signUp("LEAD_GENERATION"));
    }

    /** The last one, since it kills a node. */
    @Test
    @Order(3)
    void everyChangeReachesEachFollowerOnceAndInOrderThoughANodeIsKilled() throws Exception {
        var owner = tenants.signUp("LEAD_GENERATION");
        var other = tenants.signUp("REAL_ESTATE");
        var leads = IntStream.range(0, LEADS)
                .mapToObj(i -> create(owner, "Lead " + i))
                .toList();
        var others = create(other, "Of another company");
        var followers = IntStream.range(0, FOLLOWERS)
                .mapToObj(i -> new LeadFollower(owner, anyNode(SEED + i), UPDATES * WRITERS / 8, SEED + i))
                .toList();
        var patient = new LeadFollower(other, () -> first, Integer.MAX_VALUE / 4, SEED);
        var threads = new ArrayList<Thread>();
        for (var follower : followers) {
            threads.add(Thread.startVirtualThread(follower));
        }
        threads.add(Thread.startVirtualThread(patient));
        await().atMost(PATIENCE).until(() -> followers.stream().allMatch(LeadFollower::isStanding));
        await().atMost(PATIENCE).until(patient::isStanding);

        var stored = new EventRows(database, owner.tenant());
        try (var open = stored.openTransactionOf(other.tenant(), others)) {
            tellsAtOnce(tenants.signUp("TRAVEL_SERVICES"));
            write(owner, leads);
            var expected = stored.changes();
            assertThat(expected).hasSizeGreaterThan(WRITERS * UPDATES / 2);
            for (var follower : followers) {
                await().atMost(PATIENCE).until(() -> follower.followed().size() >= expected.size());
                assertThat(follower.followed()).as("seed %d", SEED).isEqualTo(expected);
                assertThat(follower.breaks()).isPositive();
            }
            assertThat(stored.versionsOutOfOrder()).isEmpty();
            assertThat(patient.followed()).isEmpty();
            open.commit();
        }
        await().atMost(PATIENCE).until(() -> patient.followed().equals(List.of(others)));
        followers.forEach(LeadFollower::end);
        patient.end();
        for (var thread : threads) {
            thread.join();
        }
    }

    /** What is made on one node is told on the other within the patience of a watch. */
    private void tellsAtOnce(TestMember third) {
        try (var socket = SocketClient.as(second.uri(), third.accessToken())) {
            var watch = socket.run(GraphQlClient.document("leads/leadChanged"), Map.of());
            watch.next();

            var id = create(third, "Waits for nobody");

            assertThat(watch.next("leadChanged").path("id").asString()).isEqualTo(id);
        }
    }

    /** All writers at once; halfway the second node is killed. */
    private void write(TestMember owner, List<String> leads) throws InterruptedException {
        var done = new AtomicInteger();
        var writers = new ArrayList<Thread>();
        for (var i = 0; i < WRITERS; i++) {
            var writer = i;
            writers.add(Thread.startVirtualThread(() -> {
                var random = new Random(SEED * WRITERS + writer);
                var node = anyNode(random.nextLong());
                for (var n = 0; n < UPDATES; n++) {
                    var title = writer + "/" + n;
                    if (update(owner.at(node.get()), leads.get(random.nextInt(LEADS)), title)) {
                        done.incrementAndGet();
                    }
                }
            }));
        }
        await().atMost(PATIENCE).until(() -> done.get() >= WRITERS * UPDATES / 2);
        second.kill();
        for (var writer : writers) {
            writer.join();
        }
    }

    /**
     * An update that the killed node may or may not have made: what counts is what the database has. A node has no room
     * for all of these writers after the machine stood still.
     */
    private static boolean update(TestMember member, String lead, String title) {
        try {
            var answer = member.client().run("leads/leadUpdate", Map.of("input", Map.of("id", lead, "title", title)));
            if (answer.errorCodes().contains("OVERLOADED")) {
                return false;
            }
            answer.succeeded("leadUpdate");
            return true;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private static String create(TestMember member, String title) {
        return member.client()
                .run("leads/leadCreate", Map.of("input", Map.of("title", title)))
                .succeeded("leadCreate")
                .text("leadCreate.lead.id");
    }

    private Supplier<Node> anyNode(long seed) {
        var random = new Random(seed);
        return () -> random.nextBoolean() && second.isAlive() ? second : first;
    }
}
