package foyer.entitlements;

import static foyerdb.entitlements.Routines.giveBack;
import static foyerdb.entitlements.Tables.COMMIT_RESERVATION;
import static foyerdb.entitlements.Tables.COUNTER;
import static foyerdb.entitlements.Tables.RESERVATION;
import static foyerdb.entitlements.Tables.RESERVE;
import static foyerdb.entitlements.Tables.STANDING;

import foyer.platform.security.CurrentCaller;
import foyerdb.entitlements.tables.records.CommitReservationRecord;
import foyerdb.entitlements.tables.records.ReserveRecord;
import foyerdb.entitlements.tables.records.StandingRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counters of the tenant acted in. What locks a counter, looks and changes it is a function of the database, one round
 * trip; V202611230302 says what each answers.
 */
@Component
class CounterQueries {

    private final DSLContext db;

    CounterQueries(DSLContext db) {
        this.db = db;
    }

    /** @param key null to use at once */
    ReserveRecord reserve(Limit limit, long amount, @Nullable String key, Duration heldFor, Instant now) {
        return db.selectFrom(RESERVE(limit.name(), limit.isQuota(), amount, key, heldFor.toMillis(), now))
                .fetchSingle();
    }

    /** @param amount null for all that is reserved */
    CommitReservationRecord commit(String key, @Nullable Long amount, Instant now) {
        return db.selectFrom(COMMIT_RESERVATION(key, amount, now)).fetchSingle();
    }

    /** Whether the key held anything. */
    boolean giveBackReserved(String key) {
        return db.select(giveBack(DSL.val(key), DSL.inline(false)))
                .fetchSingle()
                .value1();
    }

    /** Whether the key held anything; what it has used counts too. */
    boolean giveBackAll(String key) {
        return db.select(giveBack(DSL.val(key), DSL.inline(true))).fetchSingle().value1();
    }

    /** Never below zero: what was there before anybody counted may go too. */
    void giveBackStock(Limit limit, long amount) {
        db.update(COUNTER)
                .set(COUNTER.USED, DSL.greatest(COUNTER.USED.minus(amount), DSL.inline(0L)))
                .where(isStock(limit))
                .execute();
    }

    /** Counts one more of a stock, whatever is allowed; whether there were fewer than so many. */
    boolean takeStock(Limit limit, long below) {
        return db.update(COUNTER)
                        .set(COUNTER.USED, COUNTER.USED.plus(1))
                        .where(isStock(limit))
                        .and(COUNTER.USED.lt(below))
                        .execute()
                == 1;
    }

    /** The first count of a stock; that of somebody who came first stays. */
    void beginStock(Limit limit, long used) {
        db.insertInto(COUNTER)
                .set(COUNTER.TENANT_ID, CurrentCaller.tenant())
                .set(COUNTER.LIMIT_KEY, limit.name())
                .set(COUNTER.USED, used)
                .onConflict(COUNTER.TENANT_ID, COUNTER.LIMIT_KEY, COUNTER.PERIOD_START)
                .doNothing()
                .execute();
    }

    /** Whether there is a counter of the stock, which nobody else changes until the transaction ends. */
    boolean lockStock(Limit limit) {
        return db.select(COUNTER.ID)
                        .from(COUNTER)
                        .where(isStock(limit))
                        .forNoKeyUpdate()
                        .fetchOne()
                != null;
    }

    /**
     * Sets the counter of a stock, which the caller has locked.
     *
     * @param used null for what keys have used
     */
    void repairStock(Limit limit, @Nullable Long used) {
        var ofKeys = DSL.coalesce(DSL.sum(RESERVATION.AMOUNT).cast(Long.class), DSL.inline(0L));
        var committed = DSL.field(
                DSL.select(ofKeys).from(RESERVATION).where(isReserved(limit).and(RESERVATION.STATE.eq("COMMITTED"))));
        var reserved = DSL.field(
                DSL.select(ofKeys).from(RESERVATION).where(isReserved(limit).and(RESERVATION.STATE.eq("RESERVED"))));
        db.update(COUNTER)
                .set(COUNTER.USED, used == null ? committed : DSL.val(used))
                .set(COUNTER.RESERVED, reserved)
                .where(isStock(limit))
                .execute();
    }

    /** Every feature and limit of the claim, in one statement; none without a claim. */
    List<StandingRecord> standing(Instant now) {
        return db.selectFrom(STANDING(now)).fetch();
    }

    @Nullable StandingRecord standing(Limit limit, Instant now) {
        var standing = STANDING.call(now);
        return db.selectFrom(standing).where(standing.KEY.eq(limit.name())).fetchOne();
    }

    /** How many there are of each stock that is counted, by its key. */
    Map<String, Long> stocks() {
        return db.select(COUNTER.LIMIT_KEY, COUNTER.USED)
                .from(COUNTER)
                .where(COUNTER.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(COUNTER.PERIOD_START.eq(Instant.EPOCH))
                .fetchMap(COUNTER.LIMIT_KEY, COUNTER.USED);
    }

    private static Condition isStock(Limit limit) {
        return COUNTER.TENANT_ID
                .eq(CurrentCaller.tenant())
                .and(COUNTER.LIMIT_KEY.eq(limit.name()))
                .and(COUNTER.PERIOD_START.eq(Instant.EPOCH));
    }

    private static Condition isReserved(Limit limit) {
        return RESERVATION
                .TENANT_ID
                .eq(CurrentCaller.tenant())
                .and(RESERVATION.LIMIT_KEY.eq(limit.name()))
                .and(RESERVATION.PERIOD_START.eq(Instant.EPOCH));
    }
}
