package foyer.billing;

import static foyerdb.billing.Tables.INVOICE;
import static foyerdb.billing.Tables.PAYMENT;
import static foyerdb.billing.Tables.REFUND;

import foyer.payments.Provider;
import foyer.platform.security.CurrentCaller;
import foyerdb.billing.tables.records.PaymentRecord;
import foyerdb.billing.tables.records.RefundRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** From one document to others, in SQL, of the tenant acted in: one statement, whatever the number of documents. */
@Component
class DocumentLinkQueries {

    /** So many attempts to pay one invoice, and refunds of one payment, are told of. */
    private static final int MOST = 20;

    private static final Field<Integer> PLACE = DSL.field(DSL.name("place"), Integer.class);

    private final DSLContext db;

    DocumentLinkQueries(DSLContext db) {
        this.db = db;
    }

    Map<UUID, BillingInvoice> invoices(Collection<UUID> ids) {
        return db.selectFrom(INVOICE)
                .where(INVOICE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(INVOICE.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .fetchMap(INVOICE.ID, row -> BillingInvoice.of(InvoiceQueries.stored(row)));
    }

    Map<DocumentKey, BillingInvoice> invoicesNamed(Collection<DocumentKey> keys) {
        return db
                .selectFrom(INVOICE)
                .where(INVOICE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(isOneOf(keys, INVOICE.PROVIDER, INVOICE.EXTERNAL_ID))
                .fetch(row -> BillingInvoice.of(InvoiceQueries.stored(row)))
                .stream()
                .collect(Collectors.toMap(BillingInvoice::key, invoice -> invoice));
    }

    Map<UUID, BillingPayment> payments(Collection<UUID> ids) {
        return db.selectFrom(PAYMENT)
                .where(PAYMENT.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(PAYMENT.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .fetchMap(PAYMENT.ID, row -> BillingPayment.of(PaymentQueries.stored(row)));
    }

    Map<DocumentKey, BillingPayment> paymentsNamed(Collection<DocumentKey> keys) {
        return db
                .selectFrom(PAYMENT)
                .where(PAYMENT.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(isOneOf(keys, PAYMENT.PROVIDER, PAYMENT.EXTERNAL_ID))
                .fetch(row -> BillingPayment.of(PaymentQueries.stored(row)))
                .stream()
                .collect(Collectors.toMap(BillingPayment::key, payment -> payment));
    }

    Map<UUID, BillingRefund> refunds(Collection<UUID> ids) {
        return db.selectFrom(REFUND)
                .where(REFUND.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(REFUND.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .fetchMap(REFUND.ID, row -> BillingRefund.of(RefundQueries.stored(row)));
    }

    /** The newest attempts to pay each of these invoices, the newest first. */
    Map<DocumentKey, List<BillingPayment>> paymentsOf(Collection<DocumentKey> invoices) {
        var ranked =
                newest(PAYMENT, PAYMENT.TENANT_ID, invoices, PAYMENT.PROVIDER, PAYMENT.INVOICE, PAYMENT.AT, PAYMENT.ID);
        return db
                .select(ranked.fields(PAYMENT.fields()))
                .from(ranked)
                .where(PLACE.le(MOST))
                .orderBy(PLACE)
                .fetchInto(PaymentRecord.class)
                .stream()
                .collect(Collectors.groupingBy(
                        row -> new DocumentKey(Provider.valueOf(row.getProvider()), row.getInvoice()),
                        Collectors.mapping(row -> BillingPayment.of(PaymentQueries.stored(row)), Collectors.toList())));
    }

    /** The newest refunds of each of these payments, the newest first. */
    Map<DocumentKey, List<BillingRefund>> refundsOf(Collection<DocumentKey> payments) {
        var ranked = newest(REFUND, REFUND.TENANT_ID, payments, REFUND.PROVIDER, REFUND.PAYMENT, REFUND.AT, REFUND.ID);
        return db
                .select(ranked.fields(REFUND.fields()))
                .from(ranked)
                .where(PLACE.le(MOST))
                .orderBy(PLACE)
                .fetchInto(RefundRecord.class)
                .stream()
                .collect(Collectors.groupingBy(
                        row -> new DocumentKey(Provider.valueOf(row.getProvider()), row.getPayment()),
                        Collectors.mapping(row -> BillingRefund.of(RefundQueries.stored(row)), Collectors.toList())));
    }

    /** The rows that point to these documents, with the place of each among those of its own. */
    private <R extends Record> Table<Record> newest(
            Table<R> table,
            TableField<R, UUID> tenant,
            Collection<DocumentKey> keys,
            TableField<R, String> provider,
            TableField<R, String> target,
            TableField<R, Instant> at,
            TableField<R, UUID> id) {
        return db.select(table.fields())
                .select(DSL.rowNumber()
                        .over(DSL.partitionBy(provider, target).orderBy(at.desc(), id.desc()))
                        .as(PLACE))
                .from(table)
                .where(tenant.eq(CurrentCaller.tenant()))
                .and(isOneOf(keys, provider, target))
                .asTable("ranked");
    }

    /** Providers name their documents apart: what is found beyond the keys is nobody's, and is not asked for. */
    private static Condition isOneOf(Collection<DocumentKey> keys, Field<String> provider, Field<String> id) {
        var providers =
                keys.stream().map(key -> key.provider().name()).distinct().toArray(String[]::new);
        var ids = keys.stream().map(DocumentKey::id).distinct().toArray(String[]::new);
        return provider.eq(DSL.any(providers)).and(id.eq(DSL.any(ids)));
    }
}
