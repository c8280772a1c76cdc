package foyer.billing;

import static foyerdb.billing.Tables.CREDIT_REQUEST;

import foyer.billing.CreditRequest.Status;
import foyer.payments.Provider;
import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import foyerdb.billing.tables.records.CreditRequestRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What credit providers are asked to give, in SQL, of the tenant acted in; whoever writes it holds the account. */
@Component
class CreditRequestQueries {

    private static final int MOST = 100;

    private final DSLContext db;
    private final SystemDatabase system;

    CreditRequestQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    @Nullable CreditRequest byId(UUID id) {
        return db.selectFrom(CREDIT_REQUEST).where(is(id)).fetchOne(CreditRequestQueries::request);
    }

    /** How much of it a customer is being given, without what was answered. */
    long underWay(Provider provider, String customer, String currency) {
        return db.select(DSL.coalesce(DSL.sum(CREDIT_REQUEST.AMOUNT_MINOR), DSL.inline(BigDecimal.ZERO)))
                .from(CREDIT_REQUEST)
                .where(isHere())
                .and(CREDIT_REQUEST.PROVIDER.eq(provider.name()))
                .and(CREDIT_REQUEST.CUSTOMER.eq(customer))
                .and(CREDIT_REQUEST.CURRENCY.eq(currency))
                .and(isRequested())
                .fetchSingle()
                .value1()
                .longValueExact();
    }

    /** Those that were asked for up to this moment and not answered, the oldest first. */
    List<CreditRequest> unanswered(Instant until) {
        return db.selectFrom(CREDIT_REQUEST)
                .where(isHere())
                .and(isRequested())
                .and(CREDIT_REQUEST.CREATED_AT.le(until))
                .orderBy(CREDIT_REQUEST.ID)
                .limit(MOST)
                .fetch(CreditRequestQueries::request);
    }

    void insert(CreditRequest request) {
        var actor = CurrentCaller.actor();
        db.insertInto(CREDIT_REQUEST)
                .set(CREDIT_REQUEST.TENANT_ID, CurrentCaller.tenant())
                .set(CREDIT_REQUEST.ID, request.id())
                .set(CREDIT_REQUEST.PROVIDER, request.provider().name())
                .set(CREDIT_REQUEST.CUSTOMER, request.customer())
                .set(CREDIT_REQUEST.CURRENCY, request.currency())
                .set(CREDIT_REQUEST.AMOUNT_MINOR, request.amountMinor())
                .set(CREDIT_REQUEST.REASON, request.reason())
                .set(CREDIT_REQUEST.STATUS, request.status().name())
                .set(CREDIT_REQUEST.CREATED_BY_KIND, actor.kind())
                .set(CREDIT_REQUEST.CREATED_BY_ID, actor.userId())
                .set(CREDIT_REQUEST.CREATED_AT, request.createdAt())
                .set(CREDIT_REQUEST.UPDATED_AT, request.createdAt())
                .execute();
    }

    /** This came of it, though it may have been given up. Nothing of a request that is none of the tenant's. */
    void done(UUID id, BillingCreditId credit, Instant at) {
        db.update(CREDIT_REQUEST)
                .set(CREDIT_REQUEST.STATUS, Status.DONE.name())
                .set(CREDIT_REQUEST.CREDIT_ID, credit.value())
                .setNull(CREDIT_REQUEST.REFUSAL)
                .set(CREDIT_REQUEST.UPDATED_AT, at)
                .where(is(id))
                .and(CREDIT_REQUEST.STATUS.ne(Status.DONE.name()))
                .execute();
    }

    /** Whether it was not answered until now. */
    boolean fail(UUID id, Status status, BillingErrorCode refusal, Instant at) {
        return db.update(CREDIT_REQUEST)
                        .set(CREDIT_REQUEST.STATUS, status.name())
                        .set(CREDIT_REQUEST.REFUSAL, refusal.name())
                        .set(CREDIT_REQUEST.UPDATED_AT, at)
                        .where(is(id))
                        .and(isRequested())
                        .execute()
                == 1;
    }

    /** Tenants with some that were not answered, after this one in the order of their ids. */
    List<UUID> tenantsUnanswered(@Nullable UUID after, int most) {
        return system.dsl()
                .selectDistinct(CREDIT_REQUEST.TENANT_ID)
                .from(CREDIT_REQUEST)
                .where(isRequested())
                .and(after == null ? DSL.noCondition() : CREDIT_REQUEST.TENANT_ID.gt(after))
                .orderBy(CREDIT_REQUEST.TENANT_ID)
                .limit(most)
                .fetch(CREDIT_REQUEST.TENANT_ID);
    }

    private static Condition isRequested() {
        return CREDIT_REQUEST.STATUS.eq(Status.REQUESTED.name());
    }

    private static Condition isHere() {
        return CREDIT_REQUEST.TENANT_ID.eq(CurrentCaller.tenant());
    }

    private static Condition is(UUID id) {
        return isHere().and(CREDIT_REQUEST.ID.eq(id));
    }

    private static CreditRequest request(CreditRequestRecord row) {
        var credit = row.getCreditId();
        var refusal = row.getRefusal();
        return new CreditRequest(
                row.getId(),
                Provider.valueOf(row.getProvider()),
                row.getCustomer(),
                row.getCurrency(),
                row.getAmountMinor(),
                row.getReason(),
                Status.valueOf(row.getStatus()),
                credit == null ? null : new BillingCreditId(credit),
                refusal == null ? null : BillingErrorCode.valueOf(refusal),
                row.getCreatedAt());
    }
}
