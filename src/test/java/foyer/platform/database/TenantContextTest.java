package foyer.platform.database;

import static foyer.platform.database.ScratchDatabase.A;
import static foyer.platform.database.ScratchDatabase.B;
import static foyer.platform.database.ScratchDatabase.NOTES_OF_A;
import static foyer.platform.database.ScratchDatabase.NOTES_OF_B;
import static foyer.platform.database.ScratchDatabase.in;
import static foyerdb.records.Tables.NOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for reads outside a transaction in both forms, on one connection, so that whatever stays on it shows. */
@Tag("module")
@ParameterizedClass
@EnumSource(TenantContext.class)
class TenantContextTest {

    private static final int ROUNDS = 10;
    private static final int READERS = 16;
    private static final int READS = 200;
    private static final UUID USER = UUID.fromString("0190a000-0000-7000-8000-0000000000aa");

    private static final Map<TenantContext, ScratchDatabase> DATABASES = new EnumMap<>(TenantContext.class);

    private final ScratchDatabase database;
    private final DSLContext db;

    TenantContextTest(TenantContext context) {
        database = DATABASES.computeIfAbsent(context, form -> ScratchDatabase.withShortStatements(form, 1));
        db = database.dsl();
    }

    @AfterAll
    static void close() {
        DATABASES.values().forEach(ScratchDatabase::close);
        DATABASES.clear();
    }

    @Test
    void alternatesTenantsOnOneConnection() {
        for (var round = 0; round < ROUNDS; round++) {
            assertThat(in(A, this::notes)).isEqualTo(NOTES_OF_A);
            assertThat(in(B, this::notes)).isEqualTo(NOTES_OF_B);
        }
    }

    @Test
    void tellsPostgresTheUserToo() {
        var user = CurrentCaller.call(
                ScratchDatabase.member(A, USER), () -> db.fetchValue("select current_setting('app.user_id')"));
        assertThat(user).isEqualTo(USER.toString());
        assertThat(in(A, () -> db.fetchValue("select current_setting('app.user_id')")))
                .isEqualTo("");
    }

    @Test
    void givesNoConnectionWithoutCaller() {
        assertThatIllegalStateException().isThrownBy(this::notes).withMessageContaining("no caller is bound");
    }

    @Test
    void raisesOnTenantTableWithoutTenant() {
        for (var round = 0; round < ROUNDS; round++) {
            assertRaisesWithoutTenant();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1 / 0", "select body::int from records.note", "select pg_sleep(60)", "select nope"})
    void carriesNothingOverAFailure(String failing) {
        for (var round = 0; round < ROUNDS; round++) {
            assertThatThrownBy(() -> in(A, () -> db.fetch(failing))).isInstanceOf(DataAccessException.class);
            assertCarriesNothing();
            if (failing.contains("pg_sleep")) {
                return;
            }
        }
    }

    @Test
    void carriesNothingOverACancel() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sleeping = threads.submit(() -> in(A, () -> db.fetch("select pg_sleep(60), 'to be cancelled'")));
            cancel("to be cancelled", sleeping);
            assertThatThrownBy(sleeping::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasStackTraceContaining("canceling statement due to user request");
        }
        assertCarriesNothing();
    }

    /** Until the statement is there to be cancelled. */
    private void cancel(String text, Future<?> of) {
        Object cancelled = null;
        while (cancelled == null && !of.isDone()) {
            cancelled = database.fetchAsSuperuser(
                    "select pg_cancel_backend(pid) from pg_stat_activity where state = 'active' " + "and query like '%"
                            + text + "%' and pid <> pg_backend_pid()");
        }
    }

    @Test
    void carriesNothingOutOfATransaction() {
        in(A, () -> database.transactions().write(this::notes));
        assertCarriesNothing();
        assertThatThrownBy(() -> in(
                        A,
                        () -> database.transactions().write(() -> {
                            notes();
                            throw new IllegalArgumentException("rolls back");
                        })))
                .isInstanceOf(IllegalArgumentException.class);
        assertCarriesNothing();
        assertThatThrownBy(() -> in(A, () -> database.transactions().write(() -> db.fetch("select 1 / 0"))))
                .isInstanceOf(DataAccessException.class);
        assertCarriesNothing();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into records.note (tenant_id) values (null)",
                "update records.note set body = 'x'",
                "delete from records.note",
                "set app.tenant_id = 'x'",
                "select 1; select 2",
                "select ';'; delete from records.note",
                "with gone as (update records.note set body = 'x' returning 1) select * from gone",
                "with one as (select 1) update records.note set body = 'x'",
                "select * from records.note for update",
                "selectx"
            })
    void refusesAllButOneReadOutsideATransaction(String sql) {
        assertThatIllegalStateException()
                .isThrownBy(() -> in(A, () -> db.fetch(sql)))
                .withMessageContaining("outside a transaction");
        assertThat(database.fetchAsSuperuser("select count(*) from records.note where body = 'x'"))
                .isEqualTo(0L);
        assertCarriesNothing();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from records.note where body <> 'a;b'",
                "  (select count(*) from records.note) union (select count(*) from records.note)",
                "with n as (select * from records.note) select count(*) from n",
                "WITH RECURSIVE n(i) as (select 1) select count(*) from records.note",
                "select count(*) as \";\" from records.note"
            })
    void acceptsAnySingleRead(String sql) {
        assertThat(in(A, () -> db.fetchValue(sql))).isEqualTo((long) NOTES_OF_A);
    }

    @Test
    void refusesBatchesAndCursorsOutsideATransaction() {
        var insert = db.insertInto(NOTE).set(NOTE.BODY, "x");
        assertThatIllegalStateException()
                .isThrownBy(() -> in(A, () -> db.batch(insert, insert).execute()));
        assertThatIllegalStateException()
                .isThrownBy(() -> in(
                        A,
                        () -> db.batch("update records.note set body = ?")
                                .bind("x")
                                .execute()));
        assertThatIllegalStateException()
                .isThrownBy(() -> in(A, () -> db.selectFrom(NOTE).fetchSize(2).fetchLazy()));
        assertThatIllegalStateException().isThrownBy(() -> in(A, () -> db.transactionResult(_ -> 1)));
        assertCarriesNothing();
    }

    @Test
    void readsLazilyInsideATransaction() {
        var bodies = in(
                A,
                () -> database.transactions().write(() -> {
                    try (var cursor = db.selectFrom(NOTE).fetchSize(2).fetchLazy()) {
                        return cursor.fetch().size();
                    }
                }));
        assertThat(bodies).isEqualTo(NOTES_OF_A);
    }

    @Test
    void neverMixesTenantsOfManyReaders() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = IntStream.range(0, READERS)
                    .mapToObj(_ -> threads.submit(this::readBothTenants))
                    .toList();
            for (Future<?> reader : readers) {
                reader.get();
            }
        }
    }

    private void readBothTenants() {
        for (var read = 0; read < READS; read++) {
            var tenant = ThreadLocalRandom.current().nextBoolean() ? A : B;
            var tenants = in(tenant, () -> db.select(NOTE.TENANT_ID).from(NOTE).fetch(NOTE.TENANT_ID));
            assertThat(tenants)
                    .hasSize(tenant.equals(A) ? NOTES_OF_A : NOTES_OF_B)
                    .containsOnly(tenant);
        }
    }

    private int notes() {
        return db.fetchCount(NOTE);
    }

    private void assertCarriesNothing() {
        assertRaisesWithoutTenant();
        assertThat(in(B, this::notes)).isEqualTo(NOTES_OF_B);
        assertBareConnectionIsClean();
    }

    private void assertRaisesWithoutTenant() {
        var user = ScratchDatabase.caller(new Actor.User(USER, USER));
        assertThatThrownBy(() -> CurrentCaller.call(user, this::notes))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("uuid");
    }

    private void assertBareConnectionIsClean() {
        try (var connection = database.pool().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select coalesce(current_setting('app.tenant_id', true), '') || "
                        + "coalesce(current_setting('app.user_id', true), ''), "
                        + "current_setting('transaction_read_only')")) {
            assertThat(connection.getAutoCommit()).isTrue();
            row.next();
            assertThat(row.getString(1)).isEmpty();
            assertThat(row.getString(2)).isEqualTo("off");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
