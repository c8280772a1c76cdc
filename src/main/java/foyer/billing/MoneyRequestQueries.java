package foyer.billing;

import static foyerdb.billing.Tables.CREDIT_REQUEST;

import foyer.billing.MoneyRequest.Status;
import foyer.platform.database.SystemDatabase;
import foyer.platform.money.Money;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What providers are asked to do with money, in SQL, of the tenant acted in: a table for each kind, alike but for what money
 * it is about and what comes of it. Whoever writes it holds the account.
 *
 * @param <S> what money it is about
 */
abstract class MoneyRequestQueries<S, R extends Record> {

    private static final int MOST = 100;

    final DSLContext db;
    private final SystemDatabase system;
    private final Table<R> table;
    private final Field<UUID> outcome;
    private final Field<UUID> tenant;
    private final Field<UUID> id;
    private final Field<String> currency;
    private final Field<Long> amount;
    private final Field<String> status;
    private final Field<String> refusal;
    private final Field<Instant> createdAt;
    private final Field<Instant> updatedAt;

    /** Of a table, and its column of what came of it. */
    MoneyRequestQueries(DSLContext db, SystemDatabase system, Table<R> table, Field<UUID> outcome) {
        this.db = db;
        this.system = system;
        this.table = table;
        this.outcome = outcome;
        this.tenant = column(CREDIT_REQUEST.TENANT_ID);
        this.id = column(CREDIT_REQUEST.ID);
        this.currency = column(CREDIT_REQUEST.CURRENCY);
        this.amount = column(CREDIT_REQUEST.AMOUNT_MINOR);
        this.status = column(CREDIT_REQUEST.STATUS);
        this.refusal = column(CREDIT_REQUEST.REFUSAL);
        this.createdAt = column(CREDIT_REQUEST.CREATED_AT);
        this.updatedAt = column(CREDIT_REQUEST.UPDATED_AT);
    }

    /** The table's own of this name. */
    private <T> Field<T> column(Field<T> alike) {
        return Objects.requireNonNull(table.field(alike));
    }

    /** The columns of what money it is about. */
    abstract Map<Field<?>, Object> columns(S subject);

    abstract S subject(R row);

    final @Nullable MoneyRequest<S> byId(UUID request) {
        return db.selectFrom(table).where(is(request)).fetchOne(this::request);
    }

    /** Whether it is not answered yet. */
    final boolean isUnderWay(UUID request) {
        return db.fetchExists(table, is(request).and(isRequested()));
    }

    /**
     * Those that are to be asked for again at this moment, the oldest first: nobody waits for an answer any more after two
     * minutes, and the pause doubles, up to an hour.
     */
    final List<MoneyRequest<S>> unanswered(Instant now) {
        return db.selectFrom(table)
                .where(areUnderWay())
                .and(DSL.condition(
                        "{0} + least(greatest({0} - {1}, interval '2 minutes'), interval '1 hour') <= {2}",
                        updatedAt, createdAt, DSL.val(now, updatedAt)))
                .orderBy(id)
                .limit(MOST)
                .fetch(this::request);
    }

    final void insert(MoneyRequest<S> request, String reason) {
        var actor = CurrentCaller.actor();
        db.insertInto(table)
                .set(columns(request.subject()))
                .set(tenant, CurrentCaller.tenant())
                .set(id, request.id())
                .set(currency, request.amount().currency())
                .set(amount, request.amount().amountMinor())
                .set(column(CREDIT_REQUEST.REASON), reason)
                .set(status, request.status().name())
                .set(column(CREDIT_REQUEST.CREATED_BY_KIND), actor.kind())
                .set(column(CREDIT_REQUEST.CREATED_BY_ID), actor.userId())
                .set(createdAt, request.createdAt())
                .set(updatedAt, request.createdAt())
                .execute();
    }

    /** It was asked for at this moment, and nobody knows what came of it. */
    final void asked(UUID request, Instant at) {
        db.update(table)
                .set(updatedAt, at)
                .where(is(request))
                .and(isRequested())
                .execute();
    }

    /** This came of it, though it may have been given up. Nothing of a request that is none of the tenant's. */
    final void done(UUID request, UUID made, Instant at) {
        db.update(table)
                .set(status, Status.DONE.name())
                .set(outcome, made)
                .setNull(refusal)
                .set(updatedAt, at)
                .where(is(request))
                .and(status.ne(Status.DONE.name()))
                .execute();
    }

    /** Whether it was not answered until now. */
    final boolean fail(UUID request, Status failed, BillingErrorCode why, Instant at) {
        return db.update(table)
                        .set(status, failed.name())
                        .set(refusal, why.name())
                        .set(updatedAt, at)
                        .where(is(request))
                        .and(isRequested())
                        .execute()
                == 1;
    }

    /** Tenants with some that were not answered, after this one in the order of their ids. */
    final List<UUID> tenantsUnanswered(@Nullable UUID after, int most) {
        return system.dsl()
                .selectDistinct(tenant)
                .from(table)
                .where(isRequested())
                .and(after == null ? DSL.noCondition() : tenant.gt(after))
                .orderBy(tenant)
                .limit(most)
                .fetch(tenant);
    }

    /** The tenant's that were not answered. */
    final Condition areUnderWay() {
        return isHere().and(isRequested());
    }

    private Condition isRequested() {
        return status.eq(Status.REQUESTED.name());
    }

    private Condition isHere() {
        return tenant.eq(CurrentCaller.tenant());
    }

    private Condition is(UUID request) {
        return isHere().and(id.eq(request));
    }

    private MoneyRequest<S> request(R row) {
        var why = row.get(refusal);
        return new MoneyRequest<>(
                row.get(id),
                subject(row),
                new Money(row.get(amount), row.get(currency)),
                Status.valueOf(row.get(status)),
                row.get(outcome),
                why == null ? null : BillingErrorCode.valueOf(why),
                row.get(createdAt));
    }
}
