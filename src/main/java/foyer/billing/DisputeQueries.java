package foyer.billing;

import static foyerdb.billing.Tables.DISPUTE;
import static foyerdb.billing.Tables.PAYMENT;

import foyer.payments.Provider;
import foyer.payments.ProviderDispute;
import foyer.payments.ProviderDispute.Status;
import foyer.platform.security.CurrentCaller;
import foyerdb.billing.tables.records.DisputeRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Payments that buyers want back in SQL, of the tenant acted in; whoever writes them holds the account. */
@Component
class DisputeQueries {

    private final DSLContext db;

    DisputeQueries(DSLContext db) {
        this.db = db;
    }

    @Nullable StoredDispute of(Provider provider, String externalId) {
        return db.selectFrom(DISPUTE)
                .where(DISPUTE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(DISPUTE.PROVIDER.eq(provider.name()))
                .and(DISPUTE.EXTERNAL_ID.eq(externalId))
                .fetchOne(DisputeQueries::stored);
    }

    void insert(Provider provider, ProviderDispute state, Instant seenAt) {
        var row = row(state, seenAt);
        row.setTenantId(CurrentCaller.tenant());
        row.setProvider(provider.name());
        row.setExternalId(state.id());
        db.insertInto(DISPUTE).set(row).execute();
    }

    void update(StoredDispute before, ProviderDispute state, Instant seenAt) {
        db.update(DISPUTE)
                .set(row(state, seenAt))
                .set(DISPUTE.UPDATED_AT, DSL.currentInstant())
                .where(DISPUTE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(DISPUTE.ID.eq(before.id()))
                .execute();
    }

    /** It is as it was, at a later moment. */
    void touch(StoredDispute same, Instant seenAt) {
        db.update(DISPUTE)
                .set(DISPUTE.SEEN_AT, seenAt)
                .where(DISPUTE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(DISPUTE.ID.eq(same.id()))
                .execute();
    }

    /** How much of each of these payments was lost; none of which nothing was. */
    Map<String, Long> lost(Provider provider, Collection<String> payments) {
        var sum = DSL.sum(DISPUTE.AMOUNT_MINOR).cast(SQLDataType.BIGINT);
        return db.select(DISPUTE.PAYMENT, sum)
                .from(DISPUTE)
                .where(DISPUTE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(DISPUTE.PROVIDER.eq(provider.name()))
                .and(DISPUTE.PAYMENT.eq(DSL.any(payments.toArray(String[]::new))))
                .and(DISPUTE.STATUS.eq(Status.LOST.name()))
                .groupBy(DISPUTE.PAYMENT)
                .fetchMap(DISPUTE.PAYMENT, sum);
    }

    /** What of a subscription's payments was taken back though nobody complained and is lost, by how much of each went back. */
    Map<ProviderDispute, Long> reversals(Provider provider, String subscription) {
        return db.select(DISPUTE, PAYMENT.REFUNDED_MINOR)
                .from(DISPUTE)
                .join(PAYMENT)
                .on(isOfPayment())
                .where(DISPUTE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(PAYMENT.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(DISPUTE.PROVIDER.eq(provider.name()))
                .and(DISPUTE.SUBSCRIPTION.eq(subscription))
                .and(DISPUTE.EXTERNAL_ID.eq(DISPUTE.PAYMENT))
                .and(DISPUTE.STATUS.eq(Status.LOST.name()))
                .fetchMap(row -> stored(row.value1()).state(), Record2::value2);
    }

    /** What joins a dispute with its payment. */
    static Condition isOfPayment() {
        return PAYMENT.TENANT_ID
                .eq(DISPUTE.TENANT_ID)
                .and(PAYMENT.PROVIDER.eq(DISPUTE.PROVIDER))
                .and(PAYMENT.EXTERNAL_ID.eq(DISPUTE.PAYMENT));
    }

    /**
     * Whether somebody complained of what was taken back though nobody had: then the complaint says what becomes of it, unless
     * it was won before.
     */
    static Condition isComplainedOf() {
        var complaint = DISPUTE.as("complaint");
        return DISPUTE.EXTERNAL_ID
                .eq(DISPUTE.PAYMENT)
                .and(DSL.exists(DSL.selectOne()
                        .from(complaint)
                        .where(complaint.TENANT_ID.eq(CurrentCaller.tenant()))
                        .and(complaint.PROVIDER.eq(DISPUTE.PROVIDER))
                        .and(complaint.PAYMENT.eq(DISPUTE.PAYMENT))
                        .and(complaint.EXTERNAL_ID.ne(DISPUTE.PAYMENT))
                        .and(complaint.STATUS.ne(Status.WON.name()).or(complaint.CLOSED_AT.ge(DISPUTE.OPENED_AT)))));
    }

    /** Of each of these payments the one that was opened last; one of which there is a complaint only where there is no other. */
    Map<UUID, BillingDispute> ofPayments(Collection<UUID> payments) {
        var found = new HashMap<UUID, BillingDispute>();
        db.select(PAYMENT.ID, DISPUTE)
                .from(PAYMENT)
                .join(DISPUTE)
                .on(isOfPayment())
                .where(PAYMENT.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(DISPUTE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(PAYMENT.ID.eq(DSL.any(payments.toArray(UUID[]::new))))
                .orderBy(DSL.field(isComplainedOf()).desc(), DISPUTE.OPENED_AT, DISPUTE.ID)
                .forEach(row -> found.put(row.value1(), BillingDispute.of(stored(row.value2()))));
        return found;
    }

    private static DisputeRecord row(ProviderDispute state, Instant seenAt) {
        var row = new DisputeRecord();
        row.setPayment(state.payment());
        row.setSubscription(state.subscription());
        row.setStatus(state.status().name());
        row.setCurrency(state.currency());
        row.setAmountMinor(state.amountMinor());
        row.setReason(state.reason());
        row.setOpenedAt(state.openedAt());
        row.setClosedAt(state.closedAt());
        row.setSeenAt(seenAt);
        return row;
    }

    private static StoredDispute stored(DisputeRecord row) {
        var state = new ProviderDispute(
                row.getExternalId(),
                row.getPayment(),
                row.getSubscription(),
                Status.valueOf(row.getStatus()),
                row.getCurrency(),
                row.getAmountMinor(),
                row.getReason(),
                row.getOpenedAt(),
                row.getClosedAt());
        return new StoredDispute(row.getId(), state, row.getSeenAt());
    }
}
