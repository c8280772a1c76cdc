package foyer.payments.sandbox;

import foyer.payments.ProviderCredit;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderRefund;
import foyer.payments.ProviderSubscription;
import foyerdb.payments.tables.records.SandboxCheckoutRecord;
import foyerdb.payments.tables.records.SandboxCustomerRecord;
import foyerdb.payments.tables.records.SandboxSubscriptionRecord;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells of what happens in the sandbox, in the transaction in which it does; types are named as Stripe names them. */
@Component
class SandboxEvents {

    private final SandboxJson json;
    private final SandboxShapes shapes;

    SandboxEvents(SandboxJson json, SandboxShapes shapes) {
        this.json = json;
        this.shapes = shapes;
    }

    void checkoutDone(SandboxRowQueries rows, SandboxCheckoutRecord checkout, SandboxSubscriptionRecord row) {
        send(
                rows,
                new SandboxEvent(
                        SandboxShapes.id("evt"),
                        "checkout.session.completed",
                        row.getUpdatedAt(),
                        row.getReference(),
                        row.getId(),
                        null,
                        null,
                        null,
                        null,
                        checkout.getId(),
                        null,
                        null));
    }

    void checkoutExpired(SandboxRowQueries rows, SandboxCheckoutRecord checkout, Instant at) {
        send(
                rows,
                new SandboxEvent(
                        SandboxShapes.id("evt"),
                        "checkout.session.expired",
                        at,
                        checkout.getReference(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        checkout.getId(),
                        null));
    }

    /** As Stripe tells of it: the customer is another one. */
    void credited(SandboxRowQueries rows, UUID reference, ProviderCredit credit) {
        send(
                rows,
                new SandboxEvent(
                        SandboxShapes.id("evt"),
                        "customer.updated",
                        credit.at(),
                        reference,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        credit));
    }

    void begun(SandboxRowQueries rows, SandboxSubscriptionRecord row, SandboxCustomerRecord customer) {
        send(rows, row, "customer.subscription.created", shapes.subscription(row, customer), null, null, null);
    }

    void updated(SandboxRowQueries rows, SandboxSubscriptionRecord row, SandboxCustomerRecord customer) {
        send(rows, row, "customer.subscription.updated", shapes.subscription(row, customer), null, null, null);
    }

    void ended(SandboxRowQueries rows, SandboxSubscriptionRecord row, SandboxCustomerRecord customer) {
        send(rows, row, "customer.subscription.deleted", shapes.subscription(row, customer), null, null, null);
    }

    void paid(
            SandboxRowQueries rows,
            SandboxSubscriptionRecord row,
            ProviderInvoice invoice,
            @Nullable ProviderPayment payment) {
        send(rows, row, "invoice.paid", null, invoice, payment, null);
    }

    void notPaid(
            SandboxRowQueries rows, SandboxSubscriptionRecord row, ProviderInvoice invoice, ProviderPayment payment) {
        send(rows, row, "invoice.payment_failed", null, invoice, payment, null);
    }

    void voided(SandboxRowQueries rows, SandboxSubscriptionRecord row, ProviderInvoice invoice) {
        send(rows, row, "invoice.voided", null, invoice, null, null);
    }

    void refunded(
            SandboxRowQueries rows, SandboxSubscriptionRecord row, ProviderPayment payment, ProviderRefund refund) {
        send(rows, row, "charge.refunded", null, null, payment, refund);
    }

    private void send(
            SandboxRowQueries rows,
            SandboxSubscriptionRecord row,
            String type,
            @Nullable ProviderSubscription subscription,
            @Nullable ProviderInvoice invoice,
            @Nullable ProviderPayment payment,
            @Nullable ProviderRefund refund) {
        send(
                rows,
                new SandboxEvent(
                        SandboxShapes.id("evt"),
                        type,
                        row.getUpdatedAt(),
                        row.getReference(),
                        row.getId(),
                        subscription,
                        invoice,
                        payment,
                        refund,
                        null,
                        null,
                        null));
    }

    private void send(SandboxRowQueries rows, SandboxEvent event) {
        rows.send(Objects.requireNonNull(event.id()), event.reference(), json.text(event));
    }
}
