package foyer.platform.events;

import static foyer.platform.events.EventNode.A;
import static foyer.platform.events.EventNode.B;
import static foyer.platform.events.EventNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import foyer.platform.database.StatementCount;
import foyer.platform.events.EventNode.Happened;
import foyer.platform.events.EventNode.Inbox;
import foyer.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Committed events get their positions soon, whoever else has a transaction open, and at no cost to the writer. */
@Tag("module")
class EventSequencerTest {

    private static final UUID ENTITY = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final TestDatabase DATABASE = EventNode.database();
    private static final EventNode NODE = EventNode.on(DATABASE);

    /** Of one test only: what a test before has left may still be told. */
    private final UUID one = UUID.randomUUID();

    private final UUID other = UUID.randomUUID();

    @AfterAll
    static void close() {
        NODE.close();
    }

    @Test
    void anOpenTransactionDelaysNeitherItsTenantNorAnother() throws SQLException {
        var ofOne = new Inbox();
        var ofOther = new Inbox();
        try (var _ = NODE.attach(one, ofOne);
                var _ = NODE.attach(other, ofOther);
                var open = DATABASE.asApp(one)) {
            open.setAutoCommit(false);
            insert(open, one, 1);
            NODE.publish(one, Happened.to(ENTITY, 2));
            NODE.publish(other, Happened.to(ENTITY, 3));

            await().atMost(SOON)
                    .until(() ->
                            ofOne.numbers().contains(2) && ofOther.numbers().contains(3));
            assertThat(ofOne.numbers()).containsExactly(2);

            open.commit();
            await().atMost(SOON).until(() -> ofOne.numbers().contains(1));
            assertThat(ofOne.numbers()).containsExactly(2, 1);
            assertThat(ofOne.all()).map(SequencedEvent::position).isSorted();
        }
    }

    /** Its node woke nobody: the poll finds them. */
    @Test
    void eventsOfANodeThatDiedRightAfterItsCommitGetTheirPosition() throws SQLException {
        var inbox = new Inbox();
        try (var _ = NODE.attach(one, inbox);
                var dead = DATABASE.asApp(one)) {
            insert(dead, one, 7);

            await().atMost(SOON).until(() -> inbox.numbers().contains(7));
        }
    }

    @Test
    void aWithdrawnTransactionLeavesNoEvent() {
        var inbox = new Inbox();
        try (var _ = NODE.attach(one, inbox)) {
            assertThat(catchThrowable(() -> NODE.write(one, () -> {
                        NODE.bean(Events.class).publish(Happened.to(ENTITY, 8));
                        throw new IllegalStateException("withdrawn");
                    })))
                    .hasMessage("withdrawn");
            NODE.publish(one, Happened.to(ENTITY, 9));

            await().atMost(SOON).until(() -> inbox.numbers().contains(9));
            assertThat(inbox.numbers()).doesNotContain(8);
        }
    }

    /** The tenant, and the rows: what it was before there was a sequencer. */
    @Test
    void publishingIsOneStatementOfTheTransaction() {
        var count = new StatementCount();
        count.during(() -> {
            NODE.publish(A, Happened.to(ENTITY, 1), Happened.to(ENTITY, 2), Happened.to(ENTITY, 3));
            return count;
        });

        assertThat(count.value()).isEqualTo(2);
    }

    @Test
    void anIdleSequencerWritesNothing() {
        NODE.publish(A, Happened.to(ENTITY, 1));
        await().atMost(SOON)
                .until(() -> !DATABASE.texts("select 1 from platform.event_sequence where last_position > 0")
                        .isEmpty());
        await().atMost(SOON)
                .until(() -> DATABASE.texts("select 1 from platform.event where position is null")
                        .isEmpty());
        var before = DATABASE.texts("select (ctid, xmin, xmax)::text from platform.event_sequence");

        assertThat(NODE.bean(EventQueries.class).sequence(10)).isEqualTo(new EventQueries.Given(0, false, null));
        assertThat(DATABASE.texts("select (ctid, xmin, xmax)::text from platform.event_sequence"))
                .isEqualTo(before);
    }

    @Test
    void tellsHowManyAndHowLate() {
        NODE.publish(A, Happened.to(ENTITY, 1));

        var meters = NODE.bean(MeterRegistry.class);
        await().atMost(SOON)
                .until(() -> meters.get("foyer.events.sequenced").counter().count() > 0
                        && meters.get("foyer.events.lag").timer().count() > 0);
        try (var _ = NODE.attach(A, new Inbox())) {
            assertThat(meters.get("foyer.events.taps").gauge().value()).isEqualTo(1);
        }
        assertThat(meters.get("foyer.events.taps").gauge().value()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select seq from platform.event where position is null order by seq limit 1000",
                "select * from platform.event where position > 19000 and position <= 20000 and type <> ''"
                        + " and tenant_id = any (array['0190a000-0000-7000-8000-00000000000b'::uuid])"
                        + " order by position limit 500",
                "select max(position) from platform.event"
                        + " where id < 'ffffffff-0000-7000-8000-000000000000' and position <= 20000 and type <> ''"
            })
    void acrossTenantsAnIndexLeadsToTheRows(String query) throws SQLException {
        try (var system = atSize().asSystem()) {
            assertThat(plan(system, query)).contains("using " + today()).doesNotContain("Seq Scan on " + today());
        }
    }

    @Test
    void aTenantReadsItsOwnByAnIndexHoweverMuchOthersDo() throws SQLException {
        try (var app = atSize().asApp(A)) {
            assertThat(plan(
                            app,
                            "select * from platform.event where position > 100 and position <= 20000"
                                    + " and entity_type = 'Thing' order by position limit 100"))
                    .contains("using " + today() + "_tenant_id_position_idx")
                    .doesNotContain("Seq Scan on " + today());
        }
    }

    private static String today() {
        return DATABASE.texts("select 'event_' || to_char(now() at time zone 'utc', 'YYYYMMDD')")
                .getFirst();
    }

    private static TestDatabase atSize() {
        var scratch = EventNode.database();
        EventNode.run(scratch, """
                insert into platform.event (tenant_id, position, type, entity_type, entity_id, actor_kind)
                select case when n %% 2 = 0 then '%s'::uuid else '%s'::uuid end, n, 'thing.changed', 'Thing', uuidv7(), 'SYSTEM'
                from generate_series(1, 20000) n;
                update platform.event_sequence set last_position = 20000;
                analyze platform.event""".formatted(A, B));
        return scratch;
    }

    private static String plan(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("explain " + query)) {
            var plan = new StringBuilder();
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            return plan.toString();
        }
    }

    /** As a node would, that then dies. */
    private static void insert(Connection connection, UUID tenant, int number) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into platform.event (tenant_id, type, entity_type, entity_id, actor_kind, payload)
                    values ('%s', 'thing.changed', 'Thing', '%s', 'SYSTEM', '{"number": %d}')""".formatted(tenant, ENTITY, number));
        }
    }

    @Test
    void theSystemLoginSetsThePositionAndNothingElse() throws SQLException {
        try (var system = DATABASE.asSystem();
                var statement = system.createStatement()) {
            assertThat(catchThrowable(() -> statement.execute("update platform.event set payload = '{}'")))
                    .hasMessageContaining("permission denied");
        }
    }

    /** Were there a pause after each, a load of imports would be behind for its whole length. */
    @Test
    void afterAFullBatchTheNextComesAtOnce() {
        var scratch = EventNode.database();
        EventNode.run(scratch, """
                insert into platform.event (tenant_id, type, entity_type, entity_id, actor_kind)
                select '%s', 'thing.changed', 'Thing', uuidv7(), 'SYSTEM' from generate_series(1, 3500)""".formatted(A));
        try (var node = EventNode.on(scratch, "foyer.events.gather=1m")) {
            await().atMost(SOON).until(() -> node.bean(EventLog.class).head() == 3500);
        }
    }
}
