package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.pipelines.StageId;
import foyer.testing.FoyerTest;
import foyer.testing.SocketClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * A list and what happens to it, without a gap between them: query with {@code eventCursor}, subscribe after it
 * (spec/platform.md, events and subscriptions). {@code -Dsnapshot.seed} repeats a round, {@code -Dsnapshot.rounds=100}
 * tries more.
 */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadSnapshotTest {

    private static final int ROUNDS = Integer.getInteger("snapshot.rounds", 4);
    private static final int WRITERS = 4;
    private static final int LEADS = 20;

    private static final Duration QUIET = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LEAD = "{ id title stage { id } archivedAt version }";
    private static final String BOTH = "open: leads(first: 100) { nodes " + LEAD
            + " } archived: leads(first: 100, filter: { archived: true }) { nodes " + LEAD + " }";
    private static final String FOLLOW =
            "subscription($after: String) { leadChanged(after: $after) { kind id lead " + LEAD + " } }";

    private final TestTenants tenants;
    private final TestDatabase database;

    @Autowired
    LeadSnapshotTest(TestTenants tenants, TestDatabase database) {
        this.tenants = tenants;
        this.database = database;
    }

    static Stream<Long> seeds() {
        var seed = Long.getLong("snapshot.seed");
        return seed != null ? Stream.of(seed) : new Random().longs(ROUNDS).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void missesNoLeadThatIsMadeWhileTheListIsRead(long seed) throws InterruptedException {
        var random = new Random(seed);
        var owner = tenants.signUp("LEAD_GENERATION");
        var api = new LeadApi(owner);
        Queue<String> made = new ConcurrentLinkedQueue<>();
        var begun = new CountDownLatch(1 + random.nextInt(WRITERS * LEADS / 2));
        var subscribed = new CountDownLatch(begun.getCount() > 0 ? random.nextInt(WRITERS * LEADS / 2) : 0);
        var writers = new ArrayList<Thread>();
        for (var i = 0; i < WRITERS; i++) {
            writers.add(Thread.startVirtualThread(() -> {
                for (var n = 0; n < LEADS; n++) {
                    made.add(api.create("Lead"));
                    if (begun.getCount() == 0) {
                        subscribed.countDown();
                    }
                    begun.countDown();
                }
            }));
        }

        begun.await();
        var fields = random.nextBoolean()
                ? "eventCursor leads(first: 100) { nodes { id } }"
                : "leads(first: 100) { nodes { id } } eventCursor";
        var list = owner.client().post("{ " + fields + " }");
        subscribed.await();
        try (var watches = new LeadWatches()) {
            var watch = watches.ready(owner, "after", list.text("eventCursor"));
            for (var writer : writers) {
                writer.join();
            }
            var listed = ids(list.data("leads.nodes"));
            var told = new ArrayList<String>();
            var known = new LinkedHashSet<>(listed);
            while (known.size() < WRITERS * LEADS) {
                told.add(id(watch.message()));
                known.add(told.getLast());
            }

            assertThat(known).containsExactlyInAnyOrderElementsOf(made);
            assertThat(told).doesNotHaveDuplicates();
        }
    }

    /** What a client shows of a lead. */
    private record Shown(String title, String stage, boolean archived, int version) {

        static Shown of(JsonNode lead) {
            return new Shown(
                    lead.path("title").asString(),
                    lead.path("stage").path("id").asString(),
                    !lead.path("archivedAt").isNull(),
                    lead.path("version").asInt());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void showsInTheEndWhatIsStored(long seed) throws Exception {
        var random = new Random(seed);
        var owner = tenants.signUp("LEAD_GENERATION");
        var api = new LeadApi(owner);
        var stages = api.stages()
                .valueStream()
                .filter(stage -> !stage.path("kind").asString().equals("LOST"))
                .map(stage -> stage.path("id").asString())
                .toList();
        Queue<String> made = new ConcurrentLinkedQueue<>();
        for (var n = 0; n < LEADS / 2; n++) {
            made.add(api.create("Lead"));
        }
        var begun = new CountDownLatch(random.nextInt(WRITERS * LEADS / 2));
        var writers = new ArrayList<Thread>();
        for (var i = 0; i < WRITERS; i++) {
            var own = new Random(random.nextLong());
            writers.add(Thread.startVirtualThread(() -> {
                for (var n = 0; n < LEADS; n++) {
                    changeAny(api, made, stages, own);
                    begun.countDown();
                }
            }));
        }

        begun.await();
        var list = owner.client()
                .post(random.nextBoolean() ? "{ eventCursor " + BOTH + " }" : "{ " + BOTH + " eventCursor }");
        var shown = new HashMap<String, Shown>();
        Stream.of("open", "archived")
                .flatMap(name -> list.data(name + ".nodes").valueStream())
                .forEach(lead -> shown.put(lead.path("id").asString(), Shown.of(lead)));
        try (var socket = SocketClient.as(owner.client().server(), owner.accessToken())) {
            var watch = socket.run(FOLLOW, Map.of("after", list.text("eventCursor")));
            for (var writer : writers) {
                writer.join();
            }
            var stored = stored(owner);
            assertThat(stored).hasSameSizeAs(made);

            // Further on for as long as messages come: none may take back what is right.
            while (true) {
                var message = watch.message(shown.equals(stored) ? QUIET : PATIENCE);
                if (message == null) {
                    break;
                }
                var event = message.path("payload").path("data").path("leadChanged");
                if (!event.path("kind").asString().equals("READY")) {
                    shown.put(event.path("id").asString(), Shown.of(event.path("lead")));
                }
            }
            assertThat(shown).isEqualTo(stored);
        }
    }

    /** Some of it is refused, since others have archived the lead or restored it. */
    private static void changeAny(LeadApi api, Queue<String> made, List<String> stages, Random random) {
        var ids = List.copyOf(made);
        var id = ids.get(random.nextInt(ids.size()));
        var answer =
                switch (random.nextInt(6)) {
                    case 0 -> {
                        made.add(api.create("Lead " + random.nextInt()));
                        yield null;
                    }
                    case 1 -> api.run("leadArchive", "ids", List.of(id));
                    case 2 -> api.run("leadRestore", "ids", List.of(id));
                    case 3 -> api.run("leadMoveStage", "id", id, "stage", stages.get(random.nextInt(stages.size())));
                    default -> api.run("leadUpdate", "id", id, "title", "Title " + random.nextInt());
                };
        if (answer != null) {
            assertThat(answer.errorCodes()).isEmpty();
        }
    }

    private Map<String, Shown> stored(TestMember owner) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(
                        "select id, title, stage_id, archived_at, version from leads.lead where tenant_id = ?")) {
            statement.setObject(1, owner.tenant());
            try (var rows = statement.executeQuery()) {
                var stored = new HashMap<String, Shown>();
                while (rows.next()) {
                    stored.put(
                            new LeadId(rows.getObject(1, UUID.class)).toString(),
                            new Shown(
                                    rows.getString(2),
                                    new StageId(rows.getObject(3, UUID.class)).toString(),
                                    rows.getObject(4) != null,
                                    rows.getInt(5)));
                }
                return stored;
            }
        }
    }

    private static List<String> ids(JsonNode nodes) {
        return nodes.valueStream().map(node -> node.path("id").asString()).toList();
    }

    private static String id(JsonNode message) {
        return message.path("payload")
                .path("data")
                .path("leadChanged")
                .path("id")
                .asString();
    }
}
