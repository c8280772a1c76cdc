package foyer.billing;

import static foyerdb.billing.Tables.REFUND;

import foyer.payments.Provider;
import foyer.payments.ProviderRefund;
import foyer.payments.ProviderRefund.Status;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyerdb.billing.tables.records.RefundRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Money that went back in SQL, of the tenant acted in; whoever writes them holds the account. */
@Component
class RefundQueries implements ToldTogether.Documents<StoredRefund> {

    private static final Keyset<BillingRefund> NEWEST = Keyset.descending(
            "BILLING_REFUNDS",
            List.of(
                    new Keyset.Column<>(REFUND.AT, BillingRefund::at),
                    new Keyset.Column<>(REFUND.ID, refund -> refund.id().value())));

    private final DSLContext db;

    RefundQueries(DSLContext db) {
        this.db = db;
    }

    @Override
    public Map<String, StoredRefund> of(Provider provider, Collection<String> externalIds) {
        return externalIds.isEmpty()
                ? new HashMap<>()
                : db.selectFrom(REFUND)
                        .where(REFUND.TENANT_ID.eq(CurrentCaller.tenant()))
                        .and(REFUND.PROVIDER.eq(provider.name()))
                        .and(REFUND.EXTERNAL_ID.eq(DSL.any(externalIds.toArray(String[]::new))))
                        .fetchMap(REFUND.EXTERNAL_ID, RefundQueries::stored);
    }

    @Nullable StoredRefund byId(BillingRefundId id) {
        return db.selectFrom(REFUND)
                .where(REFUND.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(REFUND.ID.eq(id.value()))
                .fetchOne(RefundQueries::stored);
    }

    /**
     * How much of a payment goes back by the refunds that are known, without those that came to nothing.
     *
     * @param surely whether only what has gone back counts
     */
    long sum(Provider provider, String payment, boolean surely) {
        var statuses =
                surely ? List.of(Status.SUCCEEDED.name()) : List.of(Status.SUCCEEDED.name(), Status.PENDING.name());
        return db.select(DSL.coalesce(DSL.sum(REFUND.AMOUNT_MINOR), DSL.inline(BigDecimal.ZERO)))
                .from(REFUND)
                .where(REFUND.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(REFUND.PROVIDER.eq(provider.name()))
                .and(REFUND.PAYMENT.eq(payment))
                .and(REFUND.STATUS.in(statuses))
                .fetchSingle()
                .value1()
                .longValueExact();
    }

    /** How much surely went back of each of these payments by the refunds that are known; none of which nothing did. */
    Map<String, Long> sums(Provider provider, Collection<String> payments) {
        var sum = DSL.sum(REFUND.AMOUNT_MINOR).cast(SQLDataType.BIGINT);
        return db.select(REFUND.PAYMENT, sum)
                .from(REFUND)
                .where(REFUND.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(REFUND.PROVIDER.eq(provider.name()))
                .and(REFUND.PAYMENT.eq(DSL.any(payments.toArray(String[]::new))))
                .and(REFUND.STATUS.eq(Status.SUCCEEDED.name()))
                .groupBy(REFUND.PAYMENT)
                .fetchMap(REFUND.PAYMENT, sum);
    }

    BillingRefundId insert(Provider provider, ProviderRefund state, Instant seenAt) {
        var row = row(state, seenAt);
        row.setTenantId(CurrentCaller.tenant());
        row.setProvider(provider.name());
        row.setExternalId(state.id());
        return new BillingRefundId(db.insertInto(REFUND)
                .set(row)
                .returning(REFUND.ID)
                .fetchSingle()
                .getId());
    }

    @Override
    public void touch(Collection<UUID> same, Instant seenAt) {
        if (!same.isEmpty()) {
            db.update(REFUND)
                    .set(REFUND.SEEN_AT, seenAt)
                    .where(REFUND.TENANT_ID.eq(CurrentCaller.tenant()))
                    .and(REFUND.ID.eq(DSL.any(same.toArray(UUID[]::new))))
                    .execute();
        }
    }

    void update(StoredRefund before, ProviderRefund state, Instant seenAt) {
        db.update(REFUND)
                .set(row(state, seenAt))
                .set(REFUND.UPDATED_AT, DSL.currentInstant())
                .where(REFUND.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(REFUND.ID.eq(before.id().value()))
                .execute();
    }

    Connection<BillingRefund> page(PageRequest page) {
        return NEWEST.page(
                db.selectFrom(REFUND).where(REFUND.TENANT_ID.eq(CurrentCaller.tenant())),
                page,
                row -> BillingRefund.of(stored(row)),
                () -> db.fetchCount(db.selectOne()
                        .from(REFUND)
                        .where(REFUND.TENANT_ID.eq(CurrentCaller.tenant()))
                        .limit(Connection.COUNT_CAP + 1)));
    }

    private static RefundRecord row(ProviderRefund state, Instant seenAt) {
        var row = new RefundRecord();
        row.setSubscription(state.subscription());
        row.setPayment(state.payment());
        row.setStatus(state.status().name());
        row.setCurrency(state.currency());
        row.setAmountMinor(state.amountMinor());
        row.setReason(state.reason());
        row.setAt(state.at());
        row.setSeenAt(seenAt);
        return row;
    }

    static StoredRefund stored(RefundRecord row) {
        var state = new ProviderRefund(
                row.getExternalId(),
                row.getPayment(),
                row.getSubscription(),
                Status.valueOf(row.getStatus()),
                row.getCurrency(),
                row.getAmountMinor(),
                row.getReason(),
                row.getAt());
        return new StoredRefund(
                new BillingRefundId(row.getId()), Provider.valueOf(row.getProvider()), state, row.getSeenAt());
    }
}
