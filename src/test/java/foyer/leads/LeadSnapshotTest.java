package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
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
 * (spec/platform.md, events and subscriptions). {@code -Dsnapshot.seed} repeats a round.
 */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadSnapshotTest {

    private static final int ROUNDS = 8;
    private static final int WRITERS = 4;
    private static final int LEADS = 20;

    private final TestTenants tenants;

    @Autowired
    LeadSnapshotTest(TestTenants tenants) {
        this.tenants = tenants;
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
