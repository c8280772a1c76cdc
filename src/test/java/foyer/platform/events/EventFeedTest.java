package foyer.platform.events;

import static foyer.platform.events.EventNode.A;
import static foyer.platform.events.EventNode.B;
import static foyer.platform.events.EventNode.NO_POLL;
import static foyer.platform.events.EventNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.platform.database.ScratchDatabase;
import foyer.platform.events.EventNode.Happened;
import foyer.platform.events.EventNode.Inbox;
import foyer.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Taps get what their tenant's nodes commit, through lost connections and restarts. */
@Tag("module")
class EventFeedTest {

    private static final UUID ENTITY = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final String LISTENING = "application_name = 'foyer foyer_events' and datname = current_database()";

    private final TestDatabase database = EventNode.database();

    @Test
    void wakesTheOtherNodeWithoutWaitingForItsPoll() {
        try (var writer = EventNode.on(database, NO_POLL);
                var reader = EventNode.on(database, NO_POLL)) {
            awaitListening(2);
            var inbox = new Inbox();
            try (var _ = reader.attach(A, inbox)) {
                writer.publish(A, Happened.to(ENTITY, 1), Happened.to(ENTITY, 2));
                await().atMost(SOON).until(() -> inbox.numbers().equals(List.of(1, 2)));
                writer.publish(A, Happened.to(ENTITY, 3));
                await().atMost(SOON).until(() -> inbox.numbers().equals(List.of(1, 2, 3)));
            }
        }
    }

    @Test
    void goesOnByThePollWhileNothingIsHeardAndListensAgain() {
        try (var writer = EventNode.on(database);
                var reader = EventNode.on(database)) {
            awaitListening(2);
            var inbox = new Inbox();
            try (var _ = reader.attach(A, inbox)) {
                EventNode.run(database, "select pg_terminate_backend(pid) from pg_stat_activity where " + LISTENING);
                writer.publish(A, Happened.to(ENTITY, 1));
                await().atMost(SOON).until(() -> inbox.numbers().equals(List.of(1)));
                awaitListening(2);
            }
        }
    }

    @Test
    void goesByThePollAloneWhereItCannotListen() {
        try (var writer = EventNode.on(database);
                var reader = EventNode.on(database, "foyer.database.direct-url=postgresql://127.0.0.1:1/nowhere")) {
            awaitListening(1);
            var inbox = new Inbox();
            try (var _ = reader.attach(A, inbox)) {
                writer.publish(A, Happened.to(ENTITY, 1));
                await().atMost(SOON).until(() -> inbox.numbers().equals(List.of(1)));
                awaitListening(1);
            }
        }
    }

    @Test
    void goesOnWhereItWasWhenTheDatabaseComesBack() throws SQLException {
        try (var node = EventNode.on(database);
                var superuser = database.asSuperuser();
                var statement = superuser.createStatement();
                var elsewhere = elsewhere();
                var door = elsewhere.createStatement()) {
            var inbox = new Inbox();
            try (var _ = node.attach(A, inbox)) {
                node.publish(A, Happened.to(ENTITY, 1));
                await().atMost(SOON).until(() -> inbox.numbers().equals(List.of(1)));

                var name = superuser.getCatalog();
                door.execute("alter database " + name + " allow_connections false");
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
                // Committed by somebody while the node cannot read.
                statement.execute("""
                        insert into platform.event (tenant_id, type, entity_type, entity_id, actor_kind, payload)
                        values ('%s', 'thing.changed', 'Thing', '%s', 'SYSTEM', '{"number": 2}')""".formatted(A, ENTITY));
                door.execute("alter database " + name + " allow_connections true");

                await().atMost(SOON).until(() -> inbox.numbers().equals(List.of(1, 2)));
                node.publish(A, Happened.to(ENTITY, 3));
                await().atMost(SOON).until(() -> inbox.numbers().equals(List.of(1, 2, 3)));
            }
        }
    }

    @Test
    void aTapBeginsAtTheHeadAndGetsWhatComesAfter() {
        try (var node = EventNode.on(database)) {
            node.publish(A, Happened.to(ENTITY, 1));
            await().atMost(SOON).until(() -> node.bean(EventLog.class).head() == 1);

            var inbox = new Inbox();
            try (var tap = node.attach(A, inbox)) {
                assertThat(tap.position()).isEqualTo(1);
                node.publish(B, Happened.to(ENTITY, 2));
                node.publish(A, Happened.to(ENTITY, 3));
                await().atMost(SOON).until(() -> inbox.numbers().equals(List.of(3)));
            }
            node.publish(A, Happened.to(ENTITY, 4));
            await().atMost(SOON).until(() -> node.bean(EventLog.class).head() == 4);
            assertThat(inbox.numbers()).containsExactly(3);
        }
    }

    /** More than one page, and a log that is read in pieces. */
    @Test
    void replayAndTapTogetherMissNothingAndRepeatNothing() {
        try (var node = EventNode.on(database)) {
            var many = IntStream.range(0, 1200)
                    .mapToObj(number -> Happened.to(ENTITY, number))
                    .toArray(Event[]::new);
            node.publish(A, many);
            var inbox = new Inbox();
            try (var tap = node.attach(A, inbox)) {
                node.publish(A, Happened.to(ENTITY, 1200));
                await().atMost(SOON).until(() -> inbox.numbers().contains(1200));
                var replayed =
                        ScratchDatabase.in(A, () -> node.bean(EventLog.class).read("Thing", 0, tap.position(), 2000));

                assertThat(replayed.size() + inbox.all().size()).isEqualTo(1201);
                assertThat(replayed).map(SequencedEvent::position).isSorted().allMatch(at -> at <= tap.position());
                assertThat(inbox.all()).map(SequencedEvent::position).isSorted().allMatch(at -> at > tap.position());
            }
        }
    }

    @Test
    void theLogShowsATenantItsOwnEventsOfOneTypeOfEntity() {
        try (var node = EventNode.on(database)) {
            node.publish(A, Happened.to(ENTITY, 1));
            node.publish(B, Happened.to(ENTITY, 2));
            var log = node.bean(EventLog.class);
            await().atMost(SOON).until(() -> log.head() == 2);

            assertThat(ScratchDatabase.in(B, () -> log.read("Thing", 0, 10, 10)))
                    .map(EventNode::number)
                    .containsExactly(2);
            assertThat(ScratchDatabase.in(B, () -> log.read("Lead", 0, 10, 10))).isEmpty();
            assertThat(ScratchDatabase.in(B, () -> log.read("Thing", 2, 10, 10)))
                    .isEmpty();
        }
    }

    @Test
    void aSinkThatThrowsIsDetachedAndHurtsNobody() {
        try (var node = EventNode.on(database)) {
            var good = new Inbox();
            var calls = new Inbox();
            try (var _ = node.attach(A, event -> {
                        calls.accept(event);
                        throw new IllegalStateException("a defect of a subscriber");
                    });
                    var _ = node.attach(A, good)) {
                node.publish(A, Happened.to(ENTITY, 1));
                node.publish(A, Happened.to(ENTITY, 2));

                await().atMost(SOON).until(() -> good.numbers().equals(List.of(1, 2)));
                assertThat(calls.numbers()).containsExactly(1);
                assertThat(node.bean(EventFeed.class).attached()).isEqualTo(1);
            }
        }
    }

    /** A database is closed from another one only. */
    private static Connection elsewhere() throws SQLException {
        var server = TestDatabase.server();
        return DriverManager.getConnection(server.url("postgres"), server.user(), server.password());
    }

    private void awaitListening(int nodes) {
        await().atMost(SOON)
                .until(() -> database.texts("select pid from pg_stat_activity where query = 'listen foyer_events' and "
                                        + LISTENING)
                                .size()
                        == nodes);
    }
}
