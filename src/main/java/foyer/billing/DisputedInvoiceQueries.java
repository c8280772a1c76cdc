package foyer.billing;

import static foyerdb.billing.Tables.DISPUTE;
import static foyerdb.billing.Tables.INVOICE;
import static foyerdb.billing.Tables.PAYMENT;

import foyer.payments.Provider;
import foyer.payments.ProviderDispute;
import foyer.payments.ProviderInvoice;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Invoices of which was paid what went back by disputes, in SQL, of the tenant acted in. */
@Component
class DisputedInvoiceQueries {

    private final DSLContext db;

    DisputedInvoiceQueries(DSLContext db) {
        this.db = db;
    }

    /**
     * An invoice of which another amount is owed again than is written there.
     *
     * @param before what is written there
     * @param owed what is owed again
     * @param since when that was decided; null when nothing is
     */
    record Owed(
            UUID id,
            String currency,
            long before,
            long owed,
            @Nullable Instant since) {}

    /**
     * By the payments that are known of each, whichever of them, the invoice and the dispute was told of first. What was taken
     * back though nobody had complained counts by the complaint where that says what becomes of it.
     */
    List<Owed> changed() {
        var lost = DISPUTE.STATUS.eq(ProviderDispute.Status.LOST.name());
        var sum = DSL.coalesce(DSL.sum(DISPUTE.AMOUNT_MINOR).filterWhere(lost), DSL.inline(0))
                .cast(SQLDataType.BIGINT);
        var owed = DSL.least(sum, INVOICE.PAID_MINOR);
        var since = DSL.max(DISPUTE.CLOSED_AT).filterWhere(lost);
        return db.select(INVOICE.ID, INVOICE.CURRENCY, INVOICE.DISPUTED_MINOR, owed, since)
                .from(DISPUTE)
                .join(PAYMENT)
                .on(DisputeQueries.isOfPayment())
                .join(INVOICE)
                .on(
                        INVOICE.TENANT_ID.eq(PAYMENT.TENANT_ID),
                        INVOICE.PROVIDER.eq(PAYMENT.PROVIDER),
                        INVOICE.EXTERNAL_ID.eq(PAYMENT.INVOICE))
                .where(DISPUTE.TENANT_ID.eq(CurrentCaller.tenant()))
                .andNot(DisputeQueries.isComplainedOf())
                .groupBy(INVOICE.TENANT_ID, INVOICE.ID)
                .having(owed.ne(INVOICE.DISPUTED_MINOR)
                        .or(since.isDistinctFrom(INVOICE.DISPUTED_AT).and(owed.gt(0L))))
                .fetch(row -> new Owed(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value4() == 0 ? null : row.value5()));
    }

    void write(Owed owed) {
        db.update(INVOICE)
                .set(INVOICE.DISPUTED_MINOR, owed.owed())
                .set(INVOICE.DISPUTED_AT, owed.since())
                .set(INVOICE.UPDATED_AT, DSL.currentInstant())
                .where(INVOICE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(INVOICE.ID.eq(owed.id()))
                .execute();
    }

    /**
     * Since when some of a subscription's invoices are owed again, and no other was paid after that; null for none. What is
     * owed for one that has ended nobody can pay any more: whoever begins anew pays anew.
     */
    @Nullable Instant owedSince(Provider provider, String subscription) {
        var paid = INVOICE.as("paid");
        var paidSince = DSL.selectOne()
                .from(paid)
                .where(paid.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(paid.PROVIDER.eq(provider.name()))
                .and(paid.SUBSCRIPTION.eq(subscription))
                .and(paid.STATUS.eq(ProviderInvoice.Status.PAID.name()))
                .and(paid.TOTAL_MINOR.gt(0L))
                .and(paid.DISPUTED_MINOR.eq(0L))
                .and(paid.PAID_AT.gt(INVOICE.DISPUTED_AT));
        return db.select(DSL.min(INVOICE.DISPUTED_AT))
                .from(INVOICE)
                .where(INVOICE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(INVOICE.PROVIDER.eq(provider.name()))
                .and(INVOICE.SUBSCRIPTION.eq(subscription))
                .and(INVOICE.STATUS.eq(ProviderInvoice.Status.PAID.name()))
                .and(INVOICE.DISPUTED_MINOR.gt(0L))
                .andNotExists(paidSince)
                .fetchSingle()
                .value1();
    }
}
