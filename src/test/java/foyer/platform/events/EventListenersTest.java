package foyer.platform.events;

import static foyer.platform.events.EventNode.A;
import static foyer.platform.events.EventNode.B;
import static foyer.platform.events.EventNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.platform.database.ScratchDatabase;
import foyer.platform.events.EventNode.Happened;
import foyer.platform.security.CurrentCaller;
import foyer.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A listener's effect in the database comes once for each event and in order, whatever fails or dies (ADR 006). */
@Tag("module")
class EventListenersTest {

    private static final UUID ENTITY = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final String NAME = "test.noting";
    private static final String[] QUICK = {
        "foyer.events.poll=50ms", "foyer.events.retry-after=10ms", "foyer.events.attempts=3"
    };

    private final TestDatabase database = EventNode.database();

    /** Writes a note for each event, and then does what the test wants of it. */
    private static final class Noting implements EventListener {

        private final BiConsumer<DSLContext, SequencedEvent> then;
        private final CompletableFuture<EventNode> node = new CompletableFuture<>();

        private Noting(BiConsumer<DSLContext, SequencedEvent> then) {
            this.then = then;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Set<String> types() {
            return Set.of("thing.changed");
        }

        @Override
        public void on(SequencedEvent event) {
            var db = node.join().db();
            db.execute(
                    "insert into records.note (tenant_id, subject_kind, subject_id, body, created_by_kind)"
                            + " values (?, 'LEAD', ?, ?, ?)",
                    event.tenant(),
                    event.entityId(),
                    String.valueOf(EventNode.number(event)),
                    CurrentCaller.actor().kind());
            then.accept(db, event);
        }
    }

    private EventNode start(BiConsumer<DSLContext, SequencedEvent> then) {
        var listener = new Noting(then);
        var node = EventNode.with(database, List.of(listener), QUICK);
        listener.node.complete(node);
        return node;
    }

    private static void nothing(DSLContext db, SequencedEvent event) {
        assertThat(event.position()).isPositive();
    }

    private static void fail(SequencedEvent event) {
        throw new IllegalStateException("no good: " + event.position(), new UnsupportedOperationException("secret"));
    }

    private List<String> notes(UUID tenant) {
        return database.texts("select body from records.note where tenant_id = '" + tenant + "' order by id");
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(String::valueOf).toList();
    }

    @Test
    void handlesEachEventOnceAndInOrderHoweverManyNodesThereAre() {
        try (var one = start(EventListenersTest::nothing);
                var two = start(EventListenersTest::nothing)) {
            for (var number = 1; number <= 60; number++) {
                (number % 2 == 0 ? one : two).publish(A, Happened.to(ENTITY, number));
                one.publish(B, Happened.to(ENTITY, number), new Happened("thing.ignored", ENTITY, number));
            }

            await().atMost(SOON).until(() -> notes(A).size() >= 60 && notes(B).size() >= 60);
            assertThat(notes(A)).isEqualTo(numbers(1, 60));
            assertThat(notes(B)).isEqualTo(numbers(1, 60));
            assertThat(database.texts("select distinct created_by_kind from records.note"))
                    .containsExactly("SYSTEM");
        }
    }

    @Test
    void anEventThatFailsComesAgainBeforeThoseAfterIt() {
        var attempts = ConcurrentHashMap.<Integer>newKeySet();
        try (var node = start((_, event) -> {
            if (EventNode.number(event) == 2 && attempts.add(attempts.size()) && attempts.size() < 3) {
                fail(event);
            }
        })) {
            publish(node, A, 3);

            await().atMost(SOON).until(() -> notes(A).size() >= 3);
            assertThat(notes(A)).isEqualTo(numbers(1, 3));
            assertThat(attempts).hasSize(3);
            assertThat(letters(node)).isEmpty();
        }
    }

    @Test
    void aPoisonEventBecomesADeadLetterAndHoldsUpNobody() {
        var mended = new CompletableFuture<Boolean>();
        try (var node = start((_, event) -> {
            if (event.tenant().equals(A) && EventNode.number(event) == 2 && !mended.isDone()) {
                fail(event);
            }
        })) {
            publish(node, A, 4);
            publish(node, B, 4);

            await().atMost(SOON).until(() -> notes(A).size() >= 3 && notes(B).size() >= 4);
            assertThat(notes(A)).containsExactly("1", "3", "4");
            assertThat(notes(B)).isEqualTo(numbers(1, 4));
            var letter = letters(node).getFirst();
            assertThat(letters(node)).hasSize(1);
            assertThat(letter.listener()).isEqualTo(NAME);
            assertThat(letter.attempts()).isEqualTo(3);
            assertThat(letter.error())
                    .isEqualTo("java.lang.IllegalStateException < java.lang.UnsupportedOperationException");
            assertThat(EventNode.number(letter.event())).isEqualTo(2);
            assertThat(letter.requeued()).isFalse();
            assertThat(ScratchDatabase.in(
                            B, () -> node.bean(EventListeners.class).deadLetters(NAME, 10)))
                    .isEmpty();

            // Still no good: it is tried as often as before, and dead again.
            assertThat(requeue(node, B, letter)).isZero();
            assertThat(requeue(node, A, letter)).isEqualTo(1);
            await().atMost(SOON)
                    .until(() -> letters(node).getFirst().attempts() == 3
                            && !letters(node).getFirst().requeued());

            mended.complete(true);
            assertThat(requeue(node, A, letter)).isEqualTo(1);
            await().atMost(SOON).until(() -> letters(node).isEmpty());
            assertThat(notes(A)).containsExactly("1", "3", "4", "2");
        }
    }

    @Test
    void whatDiesBetweenEffectAndPlaceLeavesNeither() {
        var killed = ConcurrentHashMap.<Integer>newKeySet();
        try (var node = start((db, event) -> {
            if (killed.add(EventNode.number(event))) {
                db.fetch("select pg_terminate_backend(pg_backend_pid())");
            }
        })) {
            publish(node, A, 2);

            await().atMost(SOON).until(() -> notes(A).size() >= 2);
            assertThat(notes(A)).isEqualTo(numbers(1, 2));
            assertThat(killed).hasSize(2);
        }
    }

    @Test
    void anotherNodeGoesOnWhenOneDiesInTheMiddle() {
        var stuck = new CompletableFuture<Integer>();
        var release = new CompletableFuture<Boolean>();
        try (var one = start((db, event) -> {
            if (event.tenant().equals(A)) {
                stuck.complete(db.fetchSingle("select pg_backend_pid()").get(0, Integer.class));
                release.join();
            }
        })) {
            publish(one, A, 2);
            var connection = stuck.join();
            try (var two = start(EventListenersTest::nothing)) {
                publish(two, B, 2);
                await().atMost(SOON).until(() -> notes(B).size() == 2);
                // The first is still at it, so the second leaves that tenant alone.
                assertThat(notes(A)).isEmpty();

                EventNode.run(database, "select pg_terminate_backend(" + connection + ")");
                await().atMost(SOON).until(() -> notes(A).size() >= 2);
                release.complete(true);
                two.publish(A, Happened.to(ENTITY, 3));
                await().atMost(SOON).until(() -> notes(A).size() >= 3);
                assertThat(notes(A)).isEqualTo(numbers(1, 3));
            } finally {
                release.complete(true);
            }
        }
    }

    @Test
    void aNewListenerBeginsAtTheHeadAndGoesOnWhereItWas() {
        try (var node = EventNode.on(database)) {
            publish(node, A, 1);
            await().atMost(SOON).until(() -> node.bean(EventLog.class).head() == 1);
        }
        try (var node = start(EventListenersTest::nothing)) {
            node.publish(A, Happened.to(ENTITY, 2));
            await().atMost(SOON).until(() -> notes(A).equals(List.of("2")));
        }
        try (var node = EventNode.on(database)) {
            node.publish(A, Happened.to(ENTITY, 3));
        }
        try (var node = start(EventListenersTest::nothing)) {
            await().atMost(SOON).until(() -> notes(A).equals(List.of("2", "3")));
            assertThat(letters(node)).isEmpty();
        }
    }

    private static void publish(EventNode node, UUID tenant, int count) {
        for (var number = 1; number <= count; number++) {
            node.publish(tenant, Happened.to(ENTITY, number));
        }
    }

    private static List<DeadLetter> letters(EventNode node) {
        return ScratchDatabase.in(A, () -> node.bean(EventListeners.class).deadLetters(NAME, 10));
    }

    private static int requeue(EventNode node, UUID tenant, DeadLetter letter) {
        return ScratchDatabase.in(tenant, () -> node.bean(EventListeners.class).requeue(List.of(letter.id())));
    }
}
