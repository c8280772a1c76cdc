package foyer.billing;

import foyer.billing.PlanOffers.Offer;
import foyer.entitlements.AccessLevel;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What a tenant's billing tells. */
@Controller
class BillingFields {

    private final Billings billings;
    private final InvoiceQueries invoices;
    private final PaymentQueries payments;
    private final RefundQueries refunds;
    private final BillingHistoryQueries history;
    private final BillingPreviews previews;

    BillingFields(
            Billings billings,
            InvoiceQueries invoices,
            PaymentQueries payments,
            RefundQueries refunds,
            BillingHistoryQueries history,
            BillingPreviews previews) {
        this.billings = billings;
        this.invoices = invoices;
        this.payments = payments;
        this.refunds = refunds;
        this.history = history;
        this.previews = previews;
    }

    @SchemaMapping
    @Nullable Billing billing(Tenant tenant) {
        return tenant.id().value().equals(CurrentCaller.tenant()) ? billings.of(tenant) : null;
    }

    @SchemaMapping
    Offer plan(Billing billing) {
        return billing.offers().of(billing.blueprint(), billing.planCode());
    }

    @SchemaMapping
    @Nullable BillingSubscription subscription(Billing billing) {
        return billings.shown(billing);
    }

    @SchemaMapping
    AccessLevel accessLevel(Billing billing) {
        return billing.account().access();
    }

    @SchemaMapping
    @Nullable Instant accessChangesAt(Billing billing) {
        return billing.account().accessChangesAt();
    }

    @SchemaMapping
    Connection<BillingInvoice> invoices(Billing billing, PageRequest page) {
        return invoices.page(page);
    }

    @SchemaMapping
    Connection<BillingPayment> payments(Billing billing, PageRequest page) {
        return payments.page(page);
    }

    @SchemaMapping
    Connection<BillingRefund> refunds(Billing billing, PageRequest page) {
        return refunds.page(page);
    }

    @SchemaMapping
    @Nullable BillingPendingChange pendingChange(Billing billing) {
        return billings.pendingChange(billing);
    }

    @SchemaMapping
    @Nullable BillingPaymentMethod paymentMethod(Billing billing) {
        return billing.current() == null
                ? null
                : BillingPaymentMethod.of(billing.current().state().paymentMethod());
    }

    @SchemaMapping
    @Nullable BillingPreview nextInvoicePreview(Billing billing) {
        return previews.next(billing.current());
    }

    @SchemaMapping
    Connection<BillingHistory.Entry> history(Billing billing, PageRequest page) {
        return history.page(page);
    }
}
