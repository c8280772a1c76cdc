package foyer.platform.events;

import static foyer.platform.events.EventNode.A;
import static foyer.platform.events.EventNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import foyer.platform.database.ScratchDatabase;
import foyer.testing.TestDatabase;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Old days are dropped as a whole, and never with something that is still needed; days ahead are made. */
@Tag("module")
class EventRetentionTest {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd");
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private static final String HEAD = "select last_position from platform.event_sequence";
    private static final String KEPT_AFTER = "select kept_after from platform.event_sequence";

    private final TestDatabase database = EventNode.database();
    private final EventNode node = EventNode.on(database);
    private int inserts;

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void dropsWholeDaysThatAreOldEnoughAndEndsTheirCursors() throws SQLException {
        day(today.minusDays(10));
        day(today.minusDays(7));
        insert(today.minusDays(10), 3);
        awaitHead(3);
        insert(today.minusDays(7), 2);
        awaitHead(5);
        var old = ScratchDatabase.in(A, () -> node.bean(EventCursors.class).encode(2));

        tendUntilGone(today.minusDays(10));

        assertThat(partitions()).contains(name(today.minusDays(7)));
        assertThat(database.texts(KEPT_AFTER)).containsExactly("3");
        assertThat(ScratchDatabase.in(A, () -> node.bean(EventLog.class).read("Thing", 3, 5, 10)))
                .hasSize(2);
        assertThat(catchThrowable(() -> ScratchDatabase.in(
                        A, () -> node.bean(EventCursors.class).decode(old))))
                .hasMessageContaining("CURSOR_EXPIRED");
    }

    @Test
    void keepsADayWithAnEventThatWaitsForItsPosition() throws SQLException {
        day(today.minusDays(10));
        node.bean(EventSequencer.class).stop();
        insert(today.minusDays(10), 1);

        node.bean(EventRetention.class).tend();

        assertThat(partitions()).contains(name(today.minusDays(10)));
        node.bean(EventSequencer.class).start();
        awaitHead(1);
        tendUntilGone(today.minusDays(10));
    }

    @Test
    void keepsWhatAListenerHasNotHandledButNotForOneThatIsGone() throws SQLException {
        day(today.minusDays(10));
        insert(today.minusDays(10), 2);
        awaitHead(2);
        EventNode.run(database, "insert into platform.event_listener (name, position) values ('slow', 1)");

        node.bean(EventRetention.class).tend();
        assertThat(partitions()).contains(name(today.minusDays(10)));

        EventNode.run(database, """
                update platform.event_listener set position = 2;
                insert into platform.event_listener_tenant (tenant_id, listener, position, noticed)
                values ('%s', 'slow', 1, 2)""".formatted(A));
        node.bean(EventRetention.class).tend();
        assertThat(partitions()).contains(name(today.minusDays(10)));

        EventNode.run(database, "update platform.event_listener set seen_at = now() - interval '8 days'");
        tendUntilGone(today.minusDays(10));
        assertThat(database.texts("select listener from platform.event_listener_tenant"))
                .isEmpty();
    }

    @Test
    void movesEventsThatCameBeforeTheirDayIntoIt() throws SQLException {
        var ahead = today.plusDays(14);
        try (var owner = database.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("drop table platform." + name(ahead));
        }
        insert(ahead, 2);
        awaitHead(2);
        assertThat(database.texts("select position from platform.event_default"))
                .hasSize(2);

        tendUntil(() ->
                database.texts("select position from platform.event_default").isEmpty());

        assertThat(database.texts("select position from platform." + name(ahead) + " order by 1"))
                .containsExactly("1", "2");
        insert(today.plusDays(40), 1);
        insert(ahead, 1);
        awaitHead(4);
        assertThat(database.texts("select position from platform.event_default"))
                .hasSize(1);
    }

    @Test
    void clearsTheDefaultPartitionOfOldEvents() throws SQLException {
        insert(today.minusDays(20), 2);
        awaitHead(2);

        tendUntil(() ->
                database.texts("select position from platform.event_default").isEmpty());

        assertThat(database.texts(KEPT_AFTER)).containsExactly("2");
    }

    /** Waiting for it would make every business write wait behind. */
    @Test
    void leavesADayThatIsInUseForTheNextTime() throws SQLException {
        day(today.minusDays(10));
        insert(today.minusDays(10), 1);
        awaitHead(1);
        try (var reader = database.asSuperuser();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from platform.event");

            node.bean(EventRetention.class).tend();
            assertThat(partitions()).contains(name(today.minusDays(10)));
            reader.commit();
        }
        tendUntilGone(today.minusDays(10));
    }

    private void day(LocalDate day) throws SQLException {
        try (var owner = database.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("""
                    create table platform.%s partition of platform.event for values
                    from ('%s') to ('%s')""".formatted(name(day), start(day), start(day.plusDays(1))));
        }
    }

    private String start(LocalDate day) {
        return database.texts("select platform.uuid_at('" + day + "T00:00:00Z')")
                .getFirst();
    }

    private void insert(LocalDate day, int count) {
        EventNode.run(database, """
                insert into platform.event (tenant_id, id, type, entity_type, entity_id, actor_kind)
                select '%s'::uuid, platform.uuid_at('%sT12:00:00Z'::timestamptz + n * interval '1 second' + %d * interval '1 minute'),
                       'thing.changed', 'Thing', uuidv7(), 'SYSTEM'
                from generate_series(1, %d) n""".formatted(A, day, inserts++, count));
    }

    private void tendUntilGone(LocalDate day) {
        tendUntil(() -> !partitions().contains(name(day)));
    }

    /** A lock that is not free for a moment leaves the rest for the next time. */
    private void tendUntil(BooleanSupplier done) {
        await().atMost(SOON).until(() -> {
            node.bean(EventRetention.class).tend();
            return done.getAsBoolean();
        });
    }

    private void awaitHead(long position) {
        await().atMost(SOON).until(() -> database.texts(HEAD).equals(List.of(String.valueOf(position))));
    }

    private List<String> partitions() {
        return database.texts(
                "select relname from pg_class where relispartition and relkind = 'r' and relname ~ '^event_'");
    }

    private static String name(LocalDate day) {
        return "event_" + NAME.format(day);
    }

    /** As long as its lock is held no event is written: a day that is kept costs none, and is not read through. */
    @Test
    void aDayThatIsStillNeededIsNeitherLockedNorReadThrough() throws SQLException {
        var old = today.minusDays(10);
        day(old);
        EventNode.run(database, """
                insert into platform.event (tenant_id, id, position, type, entity_type, entity_id, actor_kind)
                select '%s', platform.uuid_at('%sT12:00:00Z'::timestamptz + n * interval '1 second'), n,
                       'thing.changed', 'Thing', uuidv7(), 'SYSTEM'
                from generate_series(1, 20000) n;
                analyze platform.event""".formatted(A, old));
        try (var owner = database.asOwner();
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute(
                    "call platform.drop_event_partitions('%sT00:00:00Z', 19999)".formatted(today.minusDays(7)));

            assertThat(number(statement, """
                            select count(*) from pg_locks where pid = pg_backend_pid() and mode = 'AccessExclusiveLock'
                            and relation = 'platform.event'::regclass""")).isZero();
            assertThat(number(statement, """
                            select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables
                            where relname = '%s'""".formatted(name(old)))).isLessThan(10);
        }
        assertThat(partitions()).contains(name(old));
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (var row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    /** The cursor was good when it began: a page that lacks what was dropped since would look like the last one. */
    @Test
    void aReplayThatRetentionOvertakesSaysSo() throws SQLException {
        day(today.minusDays(10));
        insert(today.minusDays(10), 4);
        insert(today.minusDays(7), 2);
        awaitHead(6);
        var log = node.bean(EventLog.class);
        assertThat(ScratchDatabase.in(A, () -> log.read("Thing", 0, 6, 2))).hasSize(2);

        node.bean(EventRetention.class).tend();

        assertThat(database.texts(KEPT_AFTER)).containsExactly("4");
        assertThat(catchThrowable(() -> ScratchDatabase.in(A, () -> log.read("Thing", 2, 6, 2))))
                .hasMessageContaining("CURSOR_EXPIRED");
        assertThat(ScratchDatabase.in(A, () -> log.read("Thing", 4, 6, 2))).hasSize(2);
    }
}
