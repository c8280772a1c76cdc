package foyer.platform.events;

import static foyer.platform.events.EventNode.A;
import static foyer.platform.events.EventNode.B;
import static foyer.platform.events.EventNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.platform.events.EventNode.Happened;
import foyer.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose turn it is with a listener, and how long its place is kept. */
@Tag("module")
class ListenerTurnsTest {

    private static final UUID ENTITY = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final String NAME = "test.hearing";

    private final TestDatabase database = EventNode.database();

    private record Hearing(Consumer<SequencedEvent> then) implements EventListener {

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
            then.accept(event);
        }
    }

    /** Nodes tell once an hour which listeners they have: with the shortest retention that is no sooner. */
    @Test
    void forgetsNoListenerThatWasThereToday() {
        EventNode.run(database, """
                insert into platform.event_listener (name, position, seen_at)
                values ('late', 0, now() - interval '61 minutes'), ('gone', 0, now() - interval '25 hours')""");
        try (var brief = EventNode.on(database, "foyer.events.kept=1h")) {
            brief.bean(EventRetention.class).tend();
        }

        assertThat(database.texts("select name from platform.event_listener")).containsExactly("late");
    }

    /** One tenant's letters, requeued together, are no reason for another's events to wait. */
    @Test
    void deadLettersOfOneTenantLetTheEventsOfAnotherThrough() {
        var handled = new CopyOnWriteArrayList<UUID>();
        var others = new CompletableFuture<Runnable>();
        EventNode.run(database, """
                insert into platform.event_dead_letter (tenant_id, listener, position, type, entity_type, entity_id,
                    actor_kind, payload, event_at, attempts, error, next_try_at)
                select '%s', '%s', n, 'thing.changed', 'Thing', '%s', 'SYSTEM', '{}', now(), 3, 'x', now()
                from generate_series(1, 50) n""".formatted(A, NAME, ENTITY));
        var listener = new Hearing(event -> {
            if (handled.isEmpty()) {
                others.join().run();
            }
            handled.add(event.tenant());
        });
        try (var node = EventNode.with(
                database, List.of(listener), "foyer.events.poll=50ms", "foyer.events.listener-threads=1")) {
            others.complete(() -> {
                CompletableFuture.runAsync(() -> node.publish(B, Happened.to(ENTITY, 1)))
                        .join();
                await().atMost(SOON).until(() -> node.bean(EventLog.class).head() == 1);
            });

            await().atMost(SOON).until(() -> handled.size() == 51);
            assertThat(handled.indexOf(B)).isLessThanOrEqualTo(5);
        }
    }
}
