package foyer.billing;

import static foyerdb.billing.Tables.REFUND_REQUEST;

import foyer.billing.RefundRequest.Status;
import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import foyerdb.billing.tables.records.RefundRequestRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What providers are asked to give back, in SQL, of the tenant acted in; whoever writes it holds the account. */
@Component
class RefundRequestQueries {

    private static final int MOST = 100;

    private final DSLContext db;
    private final SystemDatabase system;

    RefundRequestQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    @Nullable RefundRequest byId(UUID id) {
        return db.selectFrom(REFUND_REQUEST).where(is(id)).fetchOne(RefundRequestQueries::request);
    }

    /** Whether some of the payment is being given back. */
    boolean isUnderWay(BillingPaymentId payment) {
        return db.fetchExists(db.selectOne()
                .from(REFUND_REQUEST)
                .where(isHere())
                .and(REFUND_REQUEST.PAYMENT_ID.eq(payment.value()))
                .and(isRequested()));
    }

    /** Those that were asked for up to this moment and not answered, the oldest first. */
    List<RefundRequest> unanswered(Instant until) {
        return db.selectFrom(REFUND_REQUEST)
                .where(isHere())
                .and(isRequested())
                .and(REFUND_REQUEST.CREATED_AT.le(until))
                .orderBy(REFUND_REQUEST.ID)
                .limit(MOST)
                .fetch(RefundRequestQueries::request);
    }

    void insert(RefundRequest request) {
        var actor = CurrentCaller.actor();
        db.insertInto(REFUND_REQUEST)
                .set(REFUND_REQUEST.TENANT_ID, CurrentCaller.tenant())
                .set(REFUND_REQUEST.ID, request.id())
                .set(REFUND_REQUEST.PAYMENT_ID, request.payment().value())
                .set(REFUND_REQUEST.CURRENCY, request.currency())
                .set(REFUND_REQUEST.AMOUNT_MINOR, request.amountMinor())
                .set(REFUND_REQUEST.REASON, request.reason())
                .set(REFUND_REQUEST.STATUS, request.status().name())
                .set(REFUND_REQUEST.CREATED_BY_KIND, actor.kind())
                .set(REFUND_REQUEST.CREATED_BY_ID, actor.userId())
                .set(REFUND_REQUEST.CREATED_AT, request.createdAt())
                .set(REFUND_REQUEST.UPDATED_AT, request.createdAt())
                .execute();
    }

    void done(UUID id, BillingRefundId refund, Instant at) {
        db.update(REFUND_REQUEST)
                .set(REFUND_REQUEST.STATUS, Status.DONE.name())
                .set(REFUND_REQUEST.REFUND_ID, refund.value())
                .set(REFUND_REQUEST.UPDATED_AT, at)
                .where(is(id))
                .execute();
    }

    /** Whether it was not answered until now. */
    boolean fail(UUID id, Status status, BillingErrorCode refusal, Instant at) {
        return db.update(REFUND_REQUEST)
                        .set(REFUND_REQUEST.STATUS, status.name())
                        .set(REFUND_REQUEST.REFUSAL, refusal.name())
                        .set(REFUND_REQUEST.UPDATED_AT, at)
                        .where(is(id))
                        .and(isRequested())
                        .execute()
                == 1;
    }

    /** Tenants with some that were not answered, after this one in the order of their ids. */
    List<UUID> tenantsUnanswered(@Nullable UUID after, int most) {
        return system.dsl()
                .selectDistinct(REFUND_REQUEST.TENANT_ID)
                .from(REFUND_REQUEST)
                .where(isRequested())
                .and(after == null ? DSL.noCondition() : REFUND_REQUEST.TENANT_ID.gt(after))
                .orderBy(REFUND_REQUEST.TENANT_ID)
                .limit(most)
                .fetch(REFUND_REQUEST.TENANT_ID);
    }

    private static Condition isRequested() {
        return REFUND_REQUEST.STATUS.eq(Status.REQUESTED.name());
    }

    private static Condition isHere() {
        return REFUND_REQUEST.TENANT_ID.eq(CurrentCaller.tenant());
    }

    private static Condition is(UUID id) {
        return isHere().and(REFUND_REQUEST.ID.eq(id));
    }

    private static RefundRequest request(RefundRequestRecord row) {
        var refund = row.getRefundId();
        var refusal = row.getRefusal();
        return new RefundRequest(
                row.getId(),
                new BillingPaymentId(row.getPaymentId()),
                row.getCurrency(),
                row.getAmountMinor(),
                row.getReason(),
                Status.valueOf(row.getStatus()),
                refund == null ? null : new BillingRefundId(refund),
                refusal == null ? null : BillingErrorCode.valueOf(refusal),
                row.getCreatedAt());
    }
}
