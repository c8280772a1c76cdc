package foyer.payments.sandbox;

import foyer.payments.ProviderCredit.Kind;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderInvoice.Line;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderRefund;
import foyer.payments.SubscriptionStatus;
import foyer.payments.sandbox.SandboxRowQueries.Paper;
import foyerdb.payments.tables.records.SandboxCustomerRecord;
import foyerdb.payments.tables.records.SandboxSubscriptionRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The invoices of the sandbox, and whether they are paid. Lines add up to the total; there is no tax. */
@Component
class SandboxBooks {

    private static final int MOST = 100;
    private static final String DECLINED = "card_declined";

    private final SandboxJson json;
    private final SandboxEvents events;
    private final SandboxShapes shapes;
    private final SandboxCredits credits;

    SandboxBooks(SandboxJson json, SandboxEvents events, SandboxShapes shapes, SandboxCredits credits) {
        this.json = json;
        this.events = events;
        this.shapes = shapes;
        this.credits = credits;
    }

    /** What the lines come to, with the coupon and what is kept as credit as further ones; never below nothing. */
    List<Line> settled(SandboxSubscriptionRecord row, List<Line> lines) {
        var all = new ArrayList<>(lines);
        var coupon = SandboxCoupon.of(row.getCoupon());
        if (coupon != null && sum(all) > 0) {
            all.add(new Line("Coupon " + coupon, -coupon.off(sum(all)), 1, null, null));
        }
        var sum = sum(all);
        if (sum < 0) {
            all.add(new Line("Kept for invoices to come", -sum, 1, null, null));
        }
        return all;
    }

    /** What there is for an invoice to come once another one of these lines was made before. */
    long creditAfter(SandboxRowQueries rows, SandboxSubscriptionRecord row, List<Line> lines) {
        return Math.max(0, credit(rows, row) + kept(row, lines) - sum(settled(row, lines)));
    }

    long credit(SandboxRowQueries rows, SandboxSubscriptionRecord row) {
        return SandboxCredits.left(rows, row.getCustomer(), shapes.terms(row).currency());
    }

    /** What of the lines becomes credit. */
    private long kept(SandboxSubscriptionRecord row, List<Line> lines) {
        return sum(settled(row, lines)) - sum(lines) + couponOff(row, lines);
    }

    static long sum(List<Line> lines) {
        return lines.stream().mapToLong(Line::amountMinor).sum();
    }

    /** Makes the invoice, which takes what credit there is; it is paid when there is nothing to pay, else open. */
    ProviderInvoice invoice(
            SandboxRowQueries rows, SandboxSubscriptionRecord row, List<Line> lines, Instant start, Instant end) {
        var all = settled(row, lines);
        var total = sum(all);
        var id = SandboxShapes.id("inv");
        var taken = Math.min(total, credit(rows, row));
        var due = total - taken;
        credits.invoiced(rows, row, Kind.APPLIED, -taken, id);
        credits.invoiced(rows, row, Kind.KEPT, kept(row, lines), id);
        row.setInvoices(row.getInvoices() + 1);
        var at = row.getUpdatedAt();
        var invoice = new ProviderInvoice(
                id,
                row.getId(),
                "SANDBOX-" + row.getId().substring(row.getId().length() - 6) + "-" + row.getInvoices(),
                due == 0 ? ProviderInvoice.Status.PAID : ProviderInvoice.Status.OPEN,
                shapes.terms(row).currency(),
                total,
                0,
                total,
                0,
                due,
                start,
                end,
                at,
                due == 0 ? at : null,
                null,
                null,
                all,
                taken);
        keep(rows, invoice);
        if (due == 0) {
            events.paid(rows, row, invoice, null);
        }
        return invoice;
    }

    private static long couponOff(SandboxSubscriptionRecord row, List<Line> lines) {
        var coupon = SandboxCoupon.of(row.getCoupon());
        return coupon == null || sum(lines) <= 0 ? 0 : coupon.off(sum(lines));
    }

    /** Charges an open invoice, and tells of it; answers whether it is paid. */
    boolean charge(SandboxRowQueries rows, SandboxSubscriptionRecord row, ProviderInvoice invoice, boolean succeeds) {
        if (invoice.status() == ProviderInvoice.Status.PAID) {
            return true;
        }
        var at = row.getUpdatedAt();
        var payment = new ProviderPayment(
                SandboxShapes.id("pay"),
                row.getId(),
                invoice.id(),
                succeeds ? ProviderPayment.Status.SUCCEEDED : ProviderPayment.Status.FAILED,
                invoice.currency(),
                invoice.dueMinor(),
                0,
                succeeds ? null : DECLINED,
                at);
        rows.keep(Paper.PAYMENT, payment.id(), row.getId(), at, json.write(payment));
        if (!succeeds) {
            events.notPaid(rows, row, invoice, payment);
            return false;
        }
        var paid = settledAs(invoice, ProviderInvoice.Status.PAID, at);
        keep(rows, paid);
        events.paid(rows, row, paid, payment);
        return true;
    }

    /** Those that are still to be paid, the oldest first. */
    List<ProviderInvoice> open(SandboxRowQueries rows, String subscription) {
        return invoices(rows, subscription).reversed().stream()
                .filter(invoice -> invoice.status() == ProviderInvoice.Status.OPEN)
                .toList();
    }

    /** Nobody pays them any more, since the subscription has ended. */
    void voidOpen(SandboxRowQueries rows, SandboxSubscriptionRecord row) {
        for (var invoice : open(rows, row.getId())) {
            var gone = settledAs(invoice, ProviderInvoice.Status.VOID, null);
            keep(rows, gone);
            credits.invoiced(rows, row, Kind.RETURNED, invoice.creditMinor(), invoice.id());
            events.voided(rows, row, gone);
        }
    }

    /** Gives back of a payment; the caller has seen that there is so much left of it. */
    ProviderRefund refund(
            SandboxRowQueries rows, SandboxSubscriptionRecord row, ProviderPayment payment, long amountMinor) {
        var at = row.getUpdatedAt();
        var left = new ProviderPayment(
                payment.id(),
                payment.subscription(),
                payment.invoice(),
                payment.status(),
                payment.currency(),
                payment.amountMinor(),
                payment.refundedMinor() + amountMinor,
                null,
                payment.at());
        rows.keep(Paper.PAYMENT, left.id(), row.getId(), payment.at(), json.write(left));
        var refund = new ProviderRefund(
                SandboxShapes.id("ref"),
                payment.id(),
                row.getId(),
                ProviderRefund.Status.SUCCEEDED,
                payment.currency(),
                amountMinor,
                null,
                at);
        rows.keep(Paper.REFUND, refund.id(), row.getId(), at, json.write(refund));
        events.refunded(rows, row, left, refund);
        return refund;
    }

    List<ProviderInvoice> invoices(SandboxRowQueries rows, String subscription) {
        return read(rows, Paper.INVOICE, subscription, ProviderInvoice.class);
    }

    <T> List<T> read(SandboxRowQueries rows, Paper kind, String subscription, Class<T> type) {
        return rows.papers(kind, subscription, MOST).stream()
                .map(state -> json.read(state, type))
                .toList();
    }

    <T> @Nullable T find(SandboxRowQueries rows, Paper kind, String id, Class<T> type) {
        var state = rows.paper(kind, id);
        return state == null ? null : json.read(state, type);
    }

    /** Whether the card is charged now; it is good once where it fails later. */
    static boolean isCharged(SandboxCustomerRecord customer) {
        return SandboxCard.of(customer.getCard()) == SandboxCard.GOOD;
    }

    private void keep(SandboxRowQueries rows, ProviderInvoice invoice) {
        rows.keep(
                Paper.INVOICE,
                invoice.id(),
                Objects.requireNonNull(invoice.subscription()),
                invoice.issuedAt(),
                json.write(invoice));
    }

    private static ProviderInvoice settledAs(
            ProviderInvoice invoice, ProviderInvoice.Status status, @Nullable Instant paidAt) {
        var paid = status == ProviderInvoice.Status.PAID;
        return new ProviderInvoice(
                invoice.id(),
                invoice.subscription(),
                invoice.number(),
                status,
                invoice.currency(),
                invoice.subtotalMinor(),
                invoice.taxMinor(),
                invoice.totalMinor(),
                paid ? invoice.dueMinor() : 0,
                0,
                invoice.periodStart(),
                invoice.periodEnd(),
                invoice.issuedAt(),
                paidAt,
                invoice.pdfUrl(),
                invoice.pageUrl(),
                invoice.lines(),
                paid ? invoice.creditMinor() : 0);
    }

    /** Whether the provider goes on charging what is open. */
    static boolean isBehind(SubscriptionStatus status) {
        return status == SubscriptionStatus.PAST_DUE || status == SubscriptionStatus.UNPAID;
    }
}
