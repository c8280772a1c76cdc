package foyer.platform.events;

import static foyer.platform.events.EventNode.A;
import static foyer.platform.events.EventNode.B;
import static foyer.platform.events.EventNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.platform.database.SystemDatabase;
import foyer.platform.events.EventNode.Happened;
import foyer.platform.events.EventNode.Inbox;
import foyer.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever writers do, each committed event comes once, and those of an entity in the order of its changes. */
@Tag("module")
class EventOrderTest {

    private static final int WRITERS = 20;
    private static final int UPDATES = 40;
    private static final int ENTITIES = 5;

    private static final TestDatabase DATABASE = EventNode.database();

    /** A connection for each writer: how a full pool is told is another test's business. */
    private static final String POOL = "foyer.database.app-pool-size=" + WRITERS;

    private static final EventNode ONE = EventNode.on(DATABASE, EventNode.NO_POLL, POOL);
    private static final EventNode TWO = EventNode.on(DATABASE, EventNode.NO_POLL, POOL);

    @AfterAll
    static void close() {
        ONE.close();
        TWO.close();
    }

    /** What writers throw when they change their minds. */
    private static final class Withdrawn extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void bothNodesGetEachCommittedEventOnceAndInOrderOfItsEntity(long seed) throws Exception {
        var entities = things(A);
        var first = new Inbox();
        var second = new Inbox();
        var strangers = new Inbox();
        try (var _ = ONE.attach(A, first);
                var _ = TWO.attach(A, second);
                var _ = TWO.attach(B, strangers)) {
            var committed = writeAtOnce(A, entities, seed);

            await().atMost(SOON).untilAsserted(() -> assertThat(first.all()).hasSize(committed));
            await().atMost(SOON).untilAsserted(() -> assertThat(second.all()).hasSize(committed));
            assertThat(byEntity(first))
                    .isEqualTo(byEntity(second))
                    .allSatisfy((_, numbers) -> assertThat(numbers)
                            .isEqualTo(IntStream.rangeClosed(1, numbers.size())
                                    .boxed()
                                    .toList()));
            assertThat(first.all())
                    .isEqualTo(second.all())
                    .map(SequencedEvent::position)
                    .isSorted();
            assertThat(strangers.all()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void aReaderAmongWritersSkipsNoPosition(long seed) throws Exception {
        var before = ONE.bean(EventLog.class).head();
        var entities = things(B);
        var writing = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reader = threads.submit(() -> readAlong(before, writing));
            int committed;
            try {
                committed = writeAtOnce(B, entities, seed);
                await().atMost(SOON).until(() -> ONE.bean(EventLog.class).head() == before + committed);
            } finally {
                // Closing the threads waits for the reader.
                writing.set(false);
            }

            assertThat(reader.get())
                    .isEqualTo(LongStream.rangeClosed(before + 1, before + committed)
                            .boxed()
                            .toList());
        }
    }

    /** Every position in the order in which a reader meets it that goes on from the last. */
    private static List<Long> readAlong(long after, AtomicBoolean writing) {
        var met = new ArrayList<Long>();
        var last = after;
        for (var more = true; more || writing.get(); ) {
            var page = ONE.bean(SystemDatabase.class)
                    .dsl()
                    .fetch("select position from platform.event where position > ? order by position limit 7", last)
                    .map(row -> Objects.requireNonNull(row.get(0, Long.class)));
            met.addAll(page);
            last = page.isEmpty() ? last : page.getLast();
            more = !page.isEmpty();
        }
        return met;
    }

    private static Map<UUID, List<Integer>> byEntity(Inbox inbox) {
        var numbers = new HashMap<UUID, List<Integer>>();
        inbox.all()
                .forEach(event -> numbers.computeIfAbsent(event.entityId(), _ -> new ArrayList<>())
                        .add(EventNode.number(event)));
        return numbers;
    }

    /** Notes whose text is how often they were changed. */
    private static List<UUID> things(UUID tenant) {
        return DATABASE.texts("""
                        insert into records.note (tenant_id, subject_kind, subject_id, body, created_by_kind)
                        select '%s'::uuid, 'LEAD', uuidv7(), '0', 'SYSTEM' from generate_series(1, %d)
                        returning id""".formatted(tenant, ENTITIES)).stream()
                .map(UUID::fromString)
                .toList();
    }

    private static int writeAtOnce(UUID tenant, List<UUID> entities, long seed) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = new ArrayList<Future<Integer>>();
            for (var writer = 0; writer < WRITERS; writer++) {
                var node = writer % 2 == 0 ? ONE : TWO;
                var random = new Random(seed * WRITERS + writer);
                writers.add(threads.submit((Callable<Integer>) () -> write(node, tenant, entities, random)));
            }
            var committed = 0;
            for (var writer : writers) {
                committed += writer.get();
            }
            return committed;
        }
    }

    private static int write(EventNode node, UUID tenant, List<UUID> entities, Random random) {
        var committed = 0;
        for (var i = 0; i < UPDATES; i++) {
            var entity = entities.get(random.nextInt(entities.size()));
            var withdraws = random.nextInt(4) == 0;
            try {
                node.write(tenant, () -> change(node, entity, withdraws));
                committed++;
            } catch (Withdrawn _) {
                assertThat(withdraws).isTrue();
            }
        }
        return committed;
    }

    private static void change(EventNode node, UUID entity, boolean withdraws) {
        var number = node.db()
                .fetchSingle(
                        "update records.note set body = (body::int + 1)::text where id = ? returning body::int", entity)
                .get(0, int.class);
        node.bean(Events.class).publish(Happened.to(entity, number));
        if (withdraws) {
            throw new Withdrawn();
        }
    }
}
