package foyer.billing;

import static foyerdb.billing.Tables.ACCOUNT;

import foyer.billing.Account.Granted;
import foyer.entitlements.AccessLevel;
import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Accounts in SQL. */
@Component
class AccountQueries {

    private final DSLContext db;
    private final SystemDatabase system;

    AccountQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    /** That of the tenant acted in. */
    Account read() {
        var account = db.selectFrom(ACCOUNT)
                .where(ACCOUNT.TENANT_ID.eq(CurrentCaller.tenant()))
                .fetchOne(AccountQueries::account);
        return account == null ? Account.NONE : account;
    }

    /** The same, made when there is none; nobody else changes the tenant's billing until the transaction ends. */
    Account lock() {
        var locked = locked();
        if (locked != null) {
            return locked;
        }
        db.insertInto(ACCOUNT)
                .set(ACCOUNT.TENANT_ID, CurrentCaller.tenant())
                .onConflict(ACCOUNT.TENANT_ID)
                .doNothing()
                .execute();
        return Objects.requireNonNull(locked());
    }

    private @Nullable Account locked() {
        return db.selectFrom(ACCOUNT)
                .where(ACCOUNT.TENANT_ID.eq(CurrentCaller.tenant()))
                .forNoKeyUpdate()
                .fetchOne(AccountQueries::account);
    }

    /** Writes it over the one that is locked; its version is the next one. */
    void write(Account account) {
        var granted = account.granted();
        db.update(ACCOUNT)
                .set(
                        ACCOUNT.SUBSCRIPTION_ID,
                        account.subscription() == null
                                ? null
                                : account.subscription().value())
                .set(ACCOUNT.TRIAL_USED_AT, account.trialUsedAt())
                .set(ACCOUNT.PLAN, granted == null ? null : granted.plan())
                .set(ACCOUNT.SEATS, granted == null ? null : granted.seats())
                .set(ACCOUNT.PERIOD_START, granted == null ? null : granted.periodStart())
                .set(ACCOUNT.PERIOD_END, granted == null ? null : granted.periodEnd())
                .set(ACCOUNT.ACCESS, account.access().name())
                .set(
                        ACCOUNT.ACCESS_CAUSE,
                        account.cause() == null ? null : account.cause().name())
                .set(ACCOUNT.ACCESS_CHANGES_AT, account.accessChangesAt())
                .set(ACCOUNT.DUE_AT, account.dueAt())
                .set(ACCOUNT.WARNED_FOR, account.warnedFor())
                .set(ACCOUNT.VERSION, ACCOUNT.VERSION.plus(1))
                .set(ACCOUNT.UPDATED_AT, DSL.currentInstant())
                .where(ACCOUNT.TENANT_ID.eq(CurrentCaller.tenant()))
                .execute();
    }

    /** When more was last taken back that had not been paid; null for never. */
    @Nullable Instant raiseUndoneAt() {
        return db.select(ACCOUNT.RAISE_UNDONE_AT)
                .from(ACCOUNT)
                .where(ACCOUNT.TENANT_ID.eq(CurrentCaller.tenant()))
                .fetchOne(ACCOUNT.RAISE_UNDONE_AT);
    }

    void raiseUndone(Instant at) {
        db.update(ACCOUNT)
                .set(ACCOUNT.RAISE_UNDONE_AT, at)
                .where(ACCOUNT.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(ACCOUNT.RAISE_UNDONE_AT.isNull().or(ACCOUNT.RAISE_UNDONE_AT.lt(at)))
                .execute();
    }

    /** Tenants of whom something is due by time alone, after this one in the order of their ids. */
    List<UUID> tenantsDue(Instant moment, @Nullable UUID after, int most) {
        return system.dsl()
                .select(ACCOUNT.TENANT_ID)
                .from(ACCOUNT)
                .where(ACCOUNT.DUE_AT.le(moment))
                .and(after == null ? DSL.noCondition() : ACCOUNT.TENANT_ID.gt(after))
                .orderBy(ACCOUNT.TENANT_ID)
                .limit(most)
                .fetch(ACCOUNT.TENANT_ID);
    }

    private static Account account(Record row) {
        var subscription = row.get(ACCOUNT.SUBSCRIPTION_ID);
        var plan = row.get(ACCOUNT.PLAN);
        var cause = row.get(ACCOUNT.ACCESS_CAUSE);
        return new Account(
                subscription == null ? null : new SubscriptionId(subscription),
                row.get(ACCOUNT.TRIAL_USED_AT),
                plan == null
                        ? null
                        : new Granted(
                                plan,
                                row.get(ACCOUNT.SEATS),
                                row.get(ACCOUNT.PERIOD_START),
                                row.get(ACCOUNT.PERIOD_END)),
                AccessLevel.valueOf(row.get(ACCOUNT.ACCESS)),
                cause == null ? null : Access.Cause.valueOf(cause),
                row.get(ACCOUNT.ACCESS_CHANGES_AT),
                row.get(ACCOUNT.DUE_AT),
                row.get(ACCOUNT.WARNED_FOR),
                row.get(ACCOUNT.VERSION));
    }
}
