package foyer.jobs;

import static foyerdb.jobs.Tables.RECURRING;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.select;

import foyer.platform.database.SystemDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When recurring tasks are due, and which node is at one. */
@Component
class RecurringQueries {

    private final SystemDatabase system;

    RecurringQueries(SystemDatabase system) {
        this.system = system;
    }

    /**
     * The right to run a task once.
     *
     * @param now by the database's clock
     */
    record Turn(String name, long fence, Instant now) {}

    Instant now() {
        return Objects.requireNonNull(
                system.dsl().select(currentInstant()).fetchSingle().value1());
    }

    /** Makes the task known; of a known one, the sooner time counts. */
    void register(String name, Instant next) {
        system.dsl()
                .insertInto(RECURRING)
                .set(RECURRING.NAME, name)
                .set(RECURRING.NEXT_RUN_AT, next)
                .onConflict(RECURRING.NAME)
                .doUpdate()
                .set(RECURRING.NEXT_RUN_AT, least(RECURRING.NEXT_RUN_AT, DSL.excluded(RECURRING.NEXT_RUN_AT)))
                .execute();
    }

    /** Takes the task of these that has been due for longest; null when none is, or other nodes are at them. */
    @Nullable Turn take(Set<String> names, Duration lease) {
        var due = select(RECURRING.NAME)
                .from(RECURRING)
                .where(RECURRING.NAME.eq(any(names.toArray(String[]::new))))
                .and(RECURRING.NEXT_RUN_AT.le(currentInstant()))
                .and(RECURRING.LEASE_UNTIL.isNull().or(RECURRING.LEASE_UNTIL.lt(currentInstant())))
                .orderBy(RECURRING.NEXT_RUN_AT)
                .limit(1)
                .forUpdate()
                .skipLocked();
        return system.dsl()
                .update(RECURRING)
                .set(RECURRING.FENCE, RECURRING.FENCE.plus(1))
                .set(RECURRING.LEASE_UNTIL, until(lease))
                .set(RECURRING.STARTED_AT, currentInstant())
                .where(RECURRING.NAME.in(due))
                .returning(RECURRING.NAME, RECURRING.FENCE, RECURRING.STARTED_AT)
                .fetchOne(row -> new Turn(row.getName(), row.getFence(), Objects.requireNonNull(row.getStartedAt())));
    }

    /** Keeps the turn; false when it is another node's by now. */
    boolean prolong(Turn turn, Duration lease) {
        return system.dsl()
                        .update(RECURRING)
                        .set(RECURRING.LEASE_UNTIL, until(lease))
                        .where(RECURRING.NAME.eq(turn.name()))
                        .and(RECURRING.FENCE.eq(turn.fence()))
                        .execute()
                == 1;
    }

    /** Ends the turn. */
    void finish(Turn turn, Instant next, @Nullable String error) {
        system.dsl()
                .update(RECURRING)
                .set(RECURRING.NEXT_RUN_AT, next)
                .setNull(RECURRING.LEASE_UNTIL)
                .set(RECURRING.FINISHED_AT, currentInstant())
                .set(RECURRING.ERROR, error)
                .where(RECURRING.NAME.eq(turn.name()))
                .and(RECURRING.FENCE.eq(turn.fence()))
                .execute();
    }

    private static Field<Instant> until(Duration lease) {
        return currentInstant().plus(DayToSecond.valueOf(lease));
    }
}
