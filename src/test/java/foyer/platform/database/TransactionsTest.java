package foyer.platform.database;

import static foyer.platform.database.ScratchDatabase.A;
import static foyer.platform.database.ScratchDatabase.B;
import static foyer.platform.database.ScratchDatabase.NOTES_OF_A;
import static foyer.platform.database.ScratchDatabase.in;
import static foyerdb.records.Tables.NOTE;
import static foyerdb.tenancy.Tables.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Transactions: for whom they run, what is counted, what is tried again. */
@Tag("module")
class TransactionsTest {

    private static final ScratchDatabase DATABASE = new ScratchDatabase(TenantContext.ONE_TRIP, 2);

    private final DSLContext db = DATABASE.dsl();
    private final Transactions transactions = DATABASE.transactions();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void writesForTheTenantOnly() {
        in(A, () -> transactions.write(() -> insertNote(A)));
        assertThat(in(A, this::notes)).isEqualTo(NOTES_OF_A + 1);
        assertThatThrownBy(() -> in(A, () -> transactions.write(() -> insertNote(B))))
                .hasStackTraceContaining("row-level security policy");
        DATABASE.asSuperuser("delete from records.note where body = 'made'");
    }

    @Test
    void refusesAnotherCallerInATransaction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> in(A, () -> transactions.write(() -> in(B, this::notes))))
                .withMessageContaining("another tenant or user");
    }

    @Test
    void handsATransactionOverAndBack() {
        var other = new OtherTenant(db);
        var seen = in(
                A,
                () -> transactions.write(() -> {
                    var before = notes();
                    var within = other.within(Caller.system(B, "made just now"), this::notes);
                    return List.of(before, within, notes());
                }));
        assertThat(seen).containsExactly(NOTES_OF_A, ScratchDatabase.NOTES_OF_B, NOTES_OF_A);
        assertThatIllegalStateException().isThrownBy(() -> in(A, () -> other.within(Caller.system(B, "x"), () -> 1)));
    }

    @Test
    void runsNothingMoreWhenTheOtherTenantsWorkFailed() {
        var other = new OtherTenant(db);
        assertThatIllegalStateException()
                .isThrownBy(() -> in(
                        A,
                        () -> transactions.write(() -> {
                            assertThatThrownBy(() -> other.within(Caller.system(B, "fails"), () -> {
                                        throw new IllegalArgumentException("of the work");
                                    }))
                                    .isInstanceOf(IllegalArgumentException.class);
                            return notes();
                        })))
                .withMessageContaining("another tenant or user");
    }

    @Test
    void beginsForACallerBoundBefore() {
        assertThat(in(A, () -> CurrentCaller.call(Caller.system(B, "sign-up"), () -> transactions.write(this::notes))))
                .isEqualTo(ScratchDatabase.NOTES_OF_B);
    }

    @Test
    void refusesStatementsAfterTheEnd() {
        assertThatIllegalStateException()
                .isThrownBy(() -> in(
                        A,
                        () -> transactions.write(() -> {
                            rollBackByHand();
                            return notes();
                        })));
    }

    private static void rollBackByHand() {
        try {
            DataSourceUtils.getConnection(DATABASE.tenants()).rollback();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void refusesSettingsOfTheSession() {
        assertThatIllegalStateException()
                .isThrownBy(() -> in(
                        A,
                        () -> transactions.write(() -> {
                            try {
                                DataSourceUtils.getConnection(DATABASE.tenants())
                                        .setSchema("records");
                                return 0;
                            } catch (SQLException e) {
                                throw new AssertionError(e);
                            }
                        })));
    }

    @Test
    void countsEachStatementAndTheBeginning() {
        var reads = new StatementCount();
        reads.during(() -> in(A, () -> notes() + notes()));
        assertThat(reads.value()).isEqualTo(2);

        var transaction = new StatementCount();
        transaction.during(() -> in(A, () -> transactions.write(() -> notes() + notes())));
        assertThat(transaction.value()).isEqualTo(3);

        var system = new StatementCount();
        system.during(() -> DATABASE.system().dsl().fetchCount(TENANT));
        assertThat(system.value()).isEqualTo(1);
    }

    @Test
    void startsNoStatementAfterTheDeadline() {
        var over = Deadline.in(Duration.ofNanos(-1));
        for (var late : new Runnable[] {
            () -> in(A, this::notes),
            () -> in(A, () -> transactions.write(this::notes)),
            () -> DATABASE.system().dsl().fetchCount(TENANT)
        }) {
            assertOverloaded(
                    "operation.timeout",
                    () -> over.call(() -> {
                        late.run();
                        return 0;
                    }));
        }
        assertThat(Deadline.in(Duration.ofMinutes(1)).call(() -> in(A, this::notes)))
                .isEqualTo(NOTES_OF_A);
    }

    @Test
    void isOverloadedWithoutAFreeConnection() {
        try (var small = ScratchDatabase.impatient(TenantContext.ONE_TRIP, 1)) {
            in(
                    A,
                    () -> small.transactions().write(() -> {
                        assertOverloaded(
                                "database.busy",
                                () -> inOtherThread(
                                        () -> in(A, () -> small.dsl().fetchCount(NOTE))));
                        assertOverloaded(
                                "database.busy",
                                () -> inOtherThread(
                                        () -> in(A, () -> small.transactions().write(() -> 1))));
                        return 0;
                    }));
        }
    }

    private static void assertOverloaded(String key, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.code()).isEqualTo(ApiErrorCode.OVERLOADED);
            assertThat(e.messageKey()).isEqualTo(key);
        });
    }

    private static void inOtherThread(Runnable work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(work).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void runsTheLoserOfADeadlockAgain() throws Exception {
        var tries = new AtomicInteger();
        var both = new CyclicBarrier(2);
        var ids = in(
                A, () -> db.select(NOTE.ID).from(NOTE).orderBy(NOTE.ID).limit(2).fetch(NOTE.ID));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> updateBoth(ids.get(0), ids.get(1), tries, both));
            var other = threads.submit(() -> updateBoth(ids.get(1), ids.get(0), tries, both));
            one.get();
            other.get();
        }
        assertThat(tries).hasValue(3);
        assertThat(in(
                        A,
                        () -> db.select(NOTE.VERSION)
                                .from(NOTE)
                                .where(NOTE.ID.in(ids))
                                .fetch(NOTE.VERSION)))
                .containsExactly(3, 3);
    }

    private int updateBoth(UUID first, UUID second, AtomicInteger tries, CyclicBarrier both) {
        var mine = new AtomicInteger();
        return in(
                A,
                () -> transactions.write(() -> {
                    tries.incrementAndGet();
                    raiseVersion(first);
                    if (mine.incrementAndGet() == 1) {
                        awaitOther(both);
                    }
                    return raiseVersion(second);
                }));
    }

    private int raiseVersion(UUID id) {
        return db.update(NOTE)
                .set(NOTE.VERSION, NOTE.VERSION.plus(1))
                .where(NOTE.ID.eq(id))
                .execute();
    }

    private static void awaitOther(CyclicBarrier both) {
        try {
            both.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"40001, 4", "40P01, 4", "23505, 1", "22012, 1", "57014, 1"})
    void givesUpAfterThreeRetriesAndRetriesNothingElse(String state, int expected) {
        var tries = new AtomicInteger();
        assertThatThrownBy(() -> in(
                        A,
                        () -> transactions.write(() -> {
                            tries.incrementAndGet();
                            return db.execute(
                                    "do $$ begin raise exception 'refused' using errcode = '" + state + "'; end $$");
                        })))
                .isInstanceOf(DataAccessException.class);
        assertThat(tries).hasValue(expected);
    }

    @Test
    void refusesToRetryWithinATransaction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> in(A, () -> transactions.write(() -> transactions.write(this::notes))));
    }

    @Test
    void namesTheViolatedConstraint() {
        assertThatThrownBy(() -> in(
                        A,
                        () -> transactions.write(() -> db.insertInto(NOTE)
                                .set(NOTE.TENANT_ID, A)
                                .set(NOTE.SUBJECT_KIND, "LEAD")
                                .set(NOTE.SUBJECT_ID, A)
                                .set(NOTE.BODY, "")
                                .set(NOTE.CREATED_BY_KIND, "SYSTEM")
                                .execute())))
                .satisfies(e -> assertThat(ConstraintViolations.nameOf(e)).isEqualTo("note_body_length"));
        assertThatThrownBy(() -> in(A, () -> db.fetch("select 1 / 0")))
                .satisfies(e -> assertThat(ConstraintViolations.nameOf(e)).isNull());
        assertThat(ConstraintViolations.nameOf(new IllegalStateException())).isNull();
    }

    private int insertNote(UUID tenant) {
        return db.insertInto(NOTE)
                .set(NOTE.TENANT_ID, tenant)
                .set(NOTE.SUBJECT_KIND, "LEAD")
                .set(NOTE.SUBJECT_ID, tenant)
                .set(NOTE.BODY, "made")
                .set(NOTE.CREATED_BY_KIND, "SYSTEM")
                .execute();
    }

    private int notes() {
        return db.fetchCount(NOTE);
    }
}
