package foyer.billing;

import static foyerdb.billing.Tables.INVOICE;
import static foyerdb.billing.Tables.INVOICE_LINE;

import foyer.billing.BillingPreview.BillingLine;
import foyer.payments.Provider;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderInvoice.Status;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.platform.money.Money;
import foyer.platform.security.CurrentCaller;
import foyerdb.billing.tables.records.InvoiceLineRecord;
import foyerdb.billing.tables.records.InvoiceRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Invoices in SQL, of the tenant acted in; whoever writes them holds the account. */
@Component
class InvoiceQueries implements ToldTogether.Documents<StoredInvoice> {

    private static final Keyset<BillingInvoice> NEWEST = Keyset.descending(
            "BILLING_INVOICES",
            List.of(
                    new Keyset.Column<>(INVOICE.ISSUED_AT, BillingInvoice::issuedAt),
                    new Keyset.Column<>(INVOICE.ID, invoice -> invoice.id().value())));

    private final DSLContext db;

    InvoiceQueries(DSLContext db) {
        this.db = db;
    }

    @Override
    public Map<String, StoredInvoice> of(Provider provider, Collection<String> externalIds) {
        return externalIds.isEmpty()
                ? new HashMap<>()
                : db.selectFrom(INVOICE)
                        .where(INVOICE.TENANT_ID.eq(CurrentCaller.tenant()))
                        .and(INVOICE.PROVIDER.eq(provider.name()))
                        .and(INVOICE.EXTERNAL_ID.eq(DSL.any(externalIds.toArray(String[]::new))))
                        .fetchMap(INVOICE.EXTERNAL_ID, InvoiceQueries::stored);
    }

    BillingInvoiceId insert(Provider provider, ProviderInvoice state, Instant seenAt) {
        var row = row(state, seenAt);
        row.setTenantId(CurrentCaller.tenant());
        row.setProvider(provider.name());
        row.setExternalId(state.id());
        var id = new BillingInvoiceId(db.insertInto(INVOICE)
                .set(row)
                .returning(INVOICE.ID)
                .fetchSingle()
                .getId());
        insertLines(id, state);
        return id;
    }

    @Override
    public void touch(Collection<UUID> same, Instant seenAt) {
        if (!same.isEmpty()) {
            db.update(INVOICE)
                    .set(INVOICE.SEEN_AT, seenAt)
                    .where(INVOICE.TENANT_ID.eq(CurrentCaller.tenant()))
                    .and(INVOICE.ID.eq(DSL.any(same.toArray(UUID[]::new))))
                    .execute();
        }
    }

    void update(StoredInvoice before, ProviderInvoice state, Instant seenAt) {
        db.update(INVOICE)
                .set(row(state, seenAt))
                .set(INVOICE.UPDATED_AT, DSL.currentInstant())
                .where(INVOICE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(INVOICE.ID.eq(before.id().value()))
                .execute();
        db.deleteFrom(INVOICE_LINE)
                .where(INVOICE_LINE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(INVOICE_LINE.INVOICE_ID.eq(before.id().value()))
                .execute();
        insertLines(before.id(), state);
    }

    private void insertLines(BillingInvoiceId invoice, ProviderInvoice state) {
        var lines = state.lines();
        db.batchInsert(IntStream.range(0, lines.size())
                        .mapToObj(position -> {
                            var line = lines.get(position);
                            var row = new InvoiceLineRecord();
                            row.setTenantId(CurrentCaller.tenant());
                            row.setInvoiceId(invoice.value());
                            row.setPosition(position);
                            row.setDescription(line.description());
                            row.setAmountMinor(line.amountMinor());
                            row.setQuantity(line.quantity());
                            row.setPeriodStart(line.periodStart());
                            row.setPeriodEnd(line.periodEnd());
                            return row;
                        })
                        .toList())
                .execute();
    }

    Connection<BillingInvoice> page(PageRequest page) {
        return NEWEST.page(
                db.selectFrom(INVOICE).where(INVOICE.TENANT_ID.eq(CurrentCaller.tenant())),
                page,
                row -> BillingInvoice.of(stored(row)),
                () -> db.fetchCount(db.selectOne()
                        .from(INVOICE)
                        .where(INVOICE.TENANT_ID.eq(CurrentCaller.tenant()))
                        .limit(Connection.COUNT_CAP + 1)));
    }

    int count() {
        return db.fetchCount(INVOICE, INVOICE.TENANT_ID.eq(CurrentCaller.tenant()));
    }

    /** The lines of each, in their order. */
    Map<UUID, List<BillingLine>> lines(Collection<UUID> invoices) {
        return db.select(INVOICE_LINE.INVOICE_ID, INVOICE.CURRENCY)
                .select(INVOICE_LINE.DESCRIPTION, INVOICE_LINE.AMOUNT_MINOR, INVOICE_LINE.QUANTITY)
                .select(INVOICE_LINE.PERIOD_START, INVOICE_LINE.PERIOD_END)
                .from(INVOICE_LINE)
                .join(INVOICE)
                .on(INVOICE.TENANT_ID.eq(INVOICE_LINE.TENANT_ID), INVOICE.ID.eq(INVOICE_LINE.INVOICE_ID))
                .where(INVOICE_LINE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(INVOICE_LINE.INVOICE_ID.eq(DSL.any(invoices.toArray(UUID[]::new))))
                .orderBy(INVOICE_LINE.INVOICE_ID, INVOICE_LINE.POSITION)
                .fetchGroups(
                        INVOICE_LINE.INVOICE_ID,
                        row -> new BillingLine(
                                row.get(INVOICE_LINE.DESCRIPTION),
                                new Money(row.get(INVOICE_LINE.AMOUNT_MINOR), row.get(INVOICE.CURRENCY)),
                                row.get(INVOICE_LINE.QUANTITY),
                                row.get(INVOICE_LINE.PERIOD_START),
                                row.get(INVOICE_LINE.PERIOD_END)));
    }

    /**
     * When payment of a subscription became late: when the oldest invoice was made that is open, or that nobody expects
     * to be paid any more, and after which none was paid. Null when there is none.
     */
    @Nullable Instant unpaidSince(Provider provider, String subscription) {
        var paid = INVOICE.as("paid");
        var laterPaid = DSL.selectOne()
                .from(paid)
                .where(paid.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(paid.PROVIDER.eq(provider.name()))
                .and(paid.SUBSCRIPTION.eq(subscription))
                .and(paid.STATUS.eq(Status.PAID.name()))
                .and(paid.TOTAL_MINOR.gt(0L))
                .and(paid.DISPUTED_MINOR.eq(0L))
                .and(paid.ISSUED_AT.ge(INVOICE.ISSUED_AT));
        return db.select(DSL.min(INVOICE.ISSUED_AT))
                .from(INVOICE)
                .where(INVOICE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(INVOICE.PROVIDER.eq(provider.name()))
                .and(INVOICE.SUBSCRIPTION.eq(subscription))
                .and(INVOICE.DUE_MINOR.gt(0L))
                .and(INVOICE.STATUS.in(Status.OPEN.name(), Status.UNCOLLECTIBLE.name()))
                .andNotExists(laterPaid)
                .fetchSingle()
                .value1();
    }

    /**
     * Up to when the service is paid for, by an invoice of the whole of the period that began at this moment. What was paid
     * for another period does not count: its unused time may have gone back with a change.
     */
    @Nullable Instant paidThrough(Provider provider, String subscription, Instant periodStart) {
        return db.select(DSL.max(INVOICE_LINE.PERIOD_END))
                .from(INVOICE)
                .join(INVOICE_LINE)
                .on(INVOICE_LINE.TENANT_ID.eq(INVOICE.TENANT_ID), INVOICE_LINE.INVOICE_ID.eq(INVOICE.ID))
                .where(INVOICE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(INVOICE.PROVIDER.eq(provider.name()))
                .and(INVOICE.SUBSCRIPTION.eq(subscription))
                .and(INVOICE.STATUS.eq(Status.PAID.name()))
                .and(INVOICE.DISPUTED_MINOR.eq(0L))
                .and(INVOICE_LINE.AMOUNT_MINOR.gt(0L))
                .and(INVOICE_LINE.PERIOD_START.eq(periodStart))
                .fetchSingle()
                .value1();
    }

    private static InvoiceRecord row(ProviderInvoice state, Instant seenAt) {
        var row = new InvoiceRecord();
        row.setSubscription(state.subscription());
        row.setNumber(state.number());
        row.setStatus(state.status().name());
        row.setCurrency(state.currency());
        row.setSubtotalMinor(state.subtotalMinor());
        row.setTaxMinor(state.taxMinor());
        row.setTotalMinor(state.totalMinor());
        row.setPaidMinor(state.paidMinor());
        row.setDueMinor(state.dueMinor());
        row.setCreditMinor(state.creditMinor());
        row.setPeriodStart(state.periodStart());
        row.setPeriodEnd(state.periodEnd());
        row.setIssuedAt(state.issuedAt());
        row.setPaidAt(state.paidAt());
        row.setPdfUrl(state.pdfUrl());
        row.setPageUrl(state.pageUrl());
        row.setSeenAt(seenAt);
        return row;
    }

    static StoredInvoice stored(InvoiceRecord row) {
        var state = new ProviderInvoice(
                row.getExternalId(),
                row.getSubscription(),
                row.getNumber(),
                Status.valueOf(row.getStatus()),
                row.getCurrency(),
                row.getSubtotalMinor(),
                row.getTaxMinor(),
                row.getTotalMinor(),
                row.getPaidMinor(),
                row.getDueMinor(),
                row.getPeriodStart(),
                row.getPeriodEnd(),
                row.getIssuedAt(),
                row.getPaidAt(),
                row.getPdfUrl(),
                row.getPageUrl(),
                List.of(),
                row.getCreditMinor());
        return new StoredInvoice(
                new BillingInvoiceId(row.getId()),
                Provider.valueOf(row.getProvider()),
                state,
                row.getDisputedMinor(),
                row.getSeenAt());
    }
}
