package foyer.billing;

import static foyerdb.billing.Tables.PAYMENT;

import foyer.payments.Provider;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderPayment.Status;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyerdb.billing.tables.records.PaymentRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Attempts to be paid in SQL, of the tenant acted in; whoever writes them holds the account. */
@Component
class PaymentQueries implements ToldTogether.Documents<StoredPayment> {

    private static final Keyset<BillingPayment> NEWEST = Keyset.descending(
            "BILLING_PAYMENTS",
            List.of(
                    new Keyset.Column<>(PAYMENT.AT, BillingPayment::at),
                    new Keyset.Column<>(PAYMENT.ID, payment -> payment.id().value())));

    private final DSLContext db;

    PaymentQueries(DSLContext db) {
        this.db = db;
    }

    @Override
    public Map<String, StoredPayment> of(Provider provider, Collection<String> externalIds) {
        return externalIds.isEmpty()
                ? new HashMap<>()
                : db.selectFrom(PAYMENT)
                        .where(PAYMENT.TENANT_ID.eq(CurrentCaller.tenant()))
                        .and(PAYMENT.PROVIDER.eq(provider.name()))
                        .and(PAYMENT.EXTERNAL_ID.eq(DSL.any(externalIds.toArray(String[]::new))))
                        .fetchMap(PAYMENT.EXTERNAL_ID, PaymentQueries::stored);
    }

    @Nullable StoredPayment byId(BillingPaymentId id) {
        return db.selectFrom(PAYMENT)
                .where(PAYMENT.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(PAYMENT.ID.eq(id.value()))
                .fetchOne(PaymentQueries::stored);
    }

    BillingPaymentId insert(Provider provider, ProviderPayment state, Instant seenAt) {
        var row = row(state, seenAt);
        row.setTenantId(CurrentCaller.tenant());
        row.setProvider(provider.name());
        row.setExternalId(state.id());
        return new BillingPaymentId(db.insertInto(PAYMENT)
                .set(row)
                .returning(PAYMENT.ID)
                .fetchSingle()
                .getId());
    }

    @Override
    public void touch(Collection<UUID> same, Instant seenAt) {
        if (!same.isEmpty()) {
            db.update(PAYMENT)
                    .set(PAYMENT.SEEN_AT, seenAt)
                    .where(PAYMENT.TENANT_ID.eq(CurrentCaller.tenant()))
                    .and(PAYMENT.ID.eq(DSL.any(same.toArray(UUID[]::new))))
                    .execute();
        }
    }

    /** The provider's ids of those of a subscription that succeeded since a moment, the newest of them. */
    List<String> paidSince(Provider provider, String subscription, Instant since, int most) {
        return db.select(PAYMENT.EXTERNAL_ID)
                .from(PAYMENT)
                .where(PAYMENT.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(PAYMENT.PROVIDER.eq(provider.name()))
                .and(PAYMENT.SUBSCRIPTION.eq(subscription))
                .and(PAYMENT.STATUS.eq(Status.SUCCEEDED.name()))
                .and(PAYMENT.AMOUNT_MINOR.gt(0L))
                .and(PAYMENT.AT.ge(since))
                .orderBy(PAYMENT.AT.desc(), PAYMENT.ID.desc())
                .limit(most)
                .fetch(PAYMENT.EXTERNAL_ID);
    }

    /** When the first payment of a subscription failed after which none has succeeded; null when none did. */
    @Nullable Instant failedSince(Provider provider, String subscription) {
        var later = PAYMENT.as("later");
        return db.select(DSL.min(PAYMENT.AT))
                .from(PAYMENT)
                .where(PAYMENT.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(PAYMENT.PROVIDER.eq(provider.name()))
                .and(PAYMENT.SUBSCRIPTION.eq(subscription))
                .and(PAYMENT.STATUS.eq(Status.FAILED.name()))
                .andNotExists(DSL.selectOne()
                        .from(later)
                        .where(later.TENANT_ID.eq(CurrentCaller.tenant()))
                        .and(later.PROVIDER.eq(provider.name()))
                        .and(later.SUBSCRIPTION.eq(subscription))
                        .and(later.STATUS.eq(Status.SUCCEEDED.name()))
                        .and(later.AT.ge(PAYMENT.AT)))
                .fetchSingle()
                .value1();
    }

    void update(StoredPayment before, ProviderPayment state, Instant seenAt) {
        db.update(PAYMENT)
                .set(row(state, seenAt))
                .set(PAYMENT.UPDATED_AT, DSL.currentInstant())
                .where(PAYMENT.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(PAYMENT.ID.eq(before.id().value()))
                .execute();
    }

    Connection<BillingPayment> page(PageRequest page) {
        return NEWEST.page(
                db.selectFrom(PAYMENT).where(PAYMENT.TENANT_ID.eq(CurrentCaller.tenant())),
                page,
                row -> BillingPayment.of(stored(row)),
                () -> db.fetchCount(db.selectOne()
                        .from(PAYMENT)
                        .where(PAYMENT.TENANT_ID.eq(CurrentCaller.tenant()))
                        .limit(Connection.COUNT_CAP + 1)));
    }

    private static PaymentRecord row(ProviderPayment state, Instant seenAt) {
        var row = new PaymentRecord();
        row.setSubscription(state.subscription());
        row.setInvoice(state.invoice());
        row.setStatus(state.status().name());
        row.setCurrency(state.currency());
        row.setAmountMinor(state.amountMinor());
        row.setRefundedMinor(state.refundedMinor());
        row.setFailureCode(state.failureCode());
        row.setAt(state.at());
        row.setSeenAt(seenAt);
        return row;
    }

    static StoredPayment stored(PaymentRecord row) {
        var state = new ProviderPayment(
                row.getExternalId(),
                row.getSubscription(),
                row.getInvoice(),
                Status.valueOf(row.getStatus()),
                row.getCurrency(),
                row.getAmountMinor(),
                row.getRefundedMinor(),
                row.getFailureCode(),
                row.getAt());
        return new StoredPayment(
                new BillingPaymentId(row.getId()), Provider.valueOf(row.getProvider()), state, row.getSeenAt());
    }
}
