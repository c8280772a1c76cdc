package foyer.billing;

import static foyerdb.billing.Tables.PENDING_CHANGE;

import foyer.billing.PendingChange.Approval;
import foyer.billing.PendingChange.Kind;
import foyer.billing.PendingChange.Pages;
import foyer.billing.PendingChange.Status;
import foyer.billing.PendingChange.Wanted;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What providers are asked to do, in SQL, of the tenant acted in; whoever writes it holds the account. */
@Component
class PendingChangeQueries {

    private final DSLContext db;

    PendingChangeQueries(DSLContext db) {
        this.db = db;
    }

    @Nullable PendingChange byId(UUID id) {
        return db.selectFrom(PENDING_CHANGE).where(is(id)).fetchOne(PendingChangeQueries::change);
    }

    /** There is one at most of those that are under way, of each status. */
    @Nullable PendingChange in(Status status) {
        return db.selectFrom(PENDING_CHANGE)
                .where(PENDING_CHANGE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(PENDING_CHANGE.STATUS.eq(status.name()))
                .fetchOne(PendingChangeQueries::change);
    }

    /** Those that nobody knows the end of: those that wait for the buyer, and then those that the provider is asked for. */
    List<PendingChange> undecided() {
        return db.selectFrom(PENDING_CHANGE)
                .where(PENDING_CHANGE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(PENDING_CHANGE.STATUS.in(Status.AWAITING_APPROVAL.name(), Status.REQUESTED.name()))
                .orderBy(PENDING_CHANGE.STATUS)
                .fetch(PendingChangeQueries::change);
    }

    /** Whether the tenant was given this coupon at its wish, whoever wrote it how. */
    boolean hadCoupon(String coupon) {
        return db.fetchExists(
                PENDING_CHANGE,
                PENDING_CHANGE.TENANT_ID.eq(CurrentCaller.tenant()),
                PENDING_CHANGE.KIND.eq(Kind.COUPON.name()),
                PENDING_CHANGE.STATUS.eq(Status.APPLIED.name()),
                PENDING_CHANGE.COUPON.equalIgnoreCase(coupon));
    }

    void insert(PendingChange change) {
        var actor = CurrentCaller.actor();
        var wanted = change.wanted();
        db.insertInto(PENDING_CHANGE)
                .set(PENDING_CHANGE.TENANT_ID, CurrentCaller.tenant())
                .set(PENDING_CHANGE.ID, change.id())
                .set(PENDING_CHANGE.SUBSCRIPTION_ID, change.subscription().value())
                .set(PENDING_CHANGE.KIND, change.kind().name())
                .set(PENDING_CHANGE.STATUS, change.status().name())
                .set(PENDING_CHANGE.PRICE_CODE, wanted.priceCode())
                .set(PENDING_CHANGE.SEATS, wanted.seats())
                .set(PENDING_CHANGE.AT_PERIOD_END, wanted.atPeriodEnd())
                .set(PENDING_CHANGE.COUPON, wanted.coupon())
                .set(PENDING_CHANGE.RETURN_URL, change.pages().returnUrl())
                .set(PENDING_CHANGE.CANCEL_URL, change.pages().cancelUrl())
                .set(PENDING_CHANGE.CREATED_BY_KIND, actor.kind())
                .set(PENDING_CHANGE.CREATED_BY_ID, actor.id())
                .set(PENDING_CHANGE.CREATED_AT, change.createdAt())
                .set(PENDING_CHANGE.UPDATED_AT, change.createdAt())
                .execute();
    }

    /** It has come, also where it was given up meanwhile. */
    void apply(UUID id, Instant at) {
        db.update(PENDING_CHANGE)
                .set(PENDING_CHANGE.STATUS, Status.APPLIED.name())
                .set(PENDING_CHANGE.UPDATED_AT, at)
                .where(is(id))
                .and(PENDING_CHANGE.STATUS.ne(Status.REFUSED.name()))
                .and(PENDING_CHANGE.STATUS.ne(Status.APPLIED.name()))
                .execute();
    }

    /** Whether its end was not known. */
    boolean abandon(UUID id, Instant at) {
        return db.update(PENDING_CHANGE)
                        .set(PENDING_CHANGE.STATUS, Status.ABANDONED.name())
                        .set(PENDING_CHANGE.UPDATED_AT, at)
                        .where(is(id))
                        .and(PENDING_CHANGE.STATUS.in(Status.REQUESTED.name(), Status.AWAITING_APPROVAL.name()))
                        .execute()
                == 1;
    }

    /** Whether nobody knew yet what became of it. */
    boolean refuse(UUID id, BillingErrorCode refusal, Instant at) {
        return db.update(PENDING_CHANGE)
                        .set(PENDING_CHANGE.STATUS, Status.REFUSED.name())
                        .set(PENDING_CHANGE.REFUSAL, refusal.name())
                        .set(PENDING_CHANGE.UPDATED_AT, at)
                        .where(is(id))
                        .and(PENDING_CHANGE.STATUS.eq(Status.REQUESTED.name()))
                        .execute()
                == 1;
    }

    /** Whether it has not come, nor was refused; given up meanwhile it is wanted again. */
    boolean await(UUID id, String url, Instant expiresAt, Instant at) {
        return db.update(PENDING_CHANGE)
                        .set(PENDING_CHANGE.STATUS, Status.AWAITING_APPROVAL.name())
                        .set(PENDING_CHANGE.URL, url)
                        .set(PENDING_CHANGE.EXPIRES_AT, expiresAt)
                        .set(PENDING_CHANGE.UPDATED_AT, at)
                        .where(is(id))
                        .and(PENDING_CHANGE.STATUS.in(Status.REQUESTED.name(), Status.ABANDONED.name()))
                        .execute()
                == 1;
    }

    private static Condition is(UUID id) {
        return PENDING_CHANGE.TENANT_ID.eq(CurrentCaller.tenant()).and(PENDING_CHANGE.ID.eq(id));
    }

    private static PendingChange change(Record row) {
        var refusal = row.get(PENDING_CHANGE.REFUSAL);
        var url = row.get(PENDING_CHANGE.URL);
        return new PendingChange(
                row.get(PENDING_CHANGE.ID),
                new SubscriptionId(row.get(PENDING_CHANGE.SUBSCRIPTION_ID)),
                Kind.valueOf(row.get(PENDING_CHANGE.KIND)),
                Status.valueOf(row.get(PENDING_CHANGE.STATUS)),
                new Wanted(
                        row.get(PENDING_CHANGE.PRICE_CODE),
                        row.get(PENDING_CHANGE.SEATS),
                        row.get(PENDING_CHANGE.AT_PERIOD_END),
                        row.get(PENDING_CHANGE.COUPON)),
                new Pages(row.get(PENDING_CHANGE.RETURN_URL), row.get(PENDING_CHANGE.CANCEL_URL)),
                url == null ? null : new Approval(url, row.get(PENDING_CHANGE.EXPIRES_AT)),
                refusal == null ? null : BillingErrorCode.valueOf(refusal),
                row.get(PENDING_CHANGE.CREATED_AT));
    }
}
