package foyer.payments.sandbox;

import foyer.payments.ChangePreview;
import foyer.payments.Provider;
import foyer.payments.ProviderCredit;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderRefund;
import foyer.payments.ProviderStatement;
import foyer.payments.ProviderSubscription;
import foyer.payments.SubscriptionChange;
import foyer.payments.SubscriptionStatus;
import foyer.payments.sandbox.SandboxRowQueries.Paper;
import foyer.platform.time.TenantClock;
import foyerdb.payments.tables.records.SandboxSubscriptionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done with a subscription of the sandbox, within the transaction that holds it. */
@Component
class SandboxDeeds {

    private final SandboxShapes shapes;
    private final SandboxBooks books;
    private final SandboxEvents events;
    private final SandboxTurns turns;
    private final SandboxJson json;
    private final TenantClock clock;

    SandboxDeeds(
            SandboxShapes shapes,
            SandboxBooks books,
            SandboxEvents events,
            SandboxTurns turns,
            SandboxJson json,
            TenantClock clock) {
        this.shapes = shapes;
        this.books = books;
        this.events = events;
        this.turns = turns;
        this.json = json;
        this.clock = clock;
    }

    /** One of them. */
    interface Deed {
        void act(SandboxRowQueries rows, SandboxSubscriptionRecord row);
    }

    ChangePreview preview(SandboxRowQueries rows, SandboxSubscriptionRecord row, SubscriptionChange change) {
        requireChangeable(row, change);
        var after = change.terms();
        var at = clock.now(row.getReference());
        var whole = SandboxProration.ofPeriod(after, change.seats(), null, null);
        var first = change.atPeriodEnd() ? whole : linesNow(row, change, at);
        var lines = books.settled(row, first);
        var next = SandboxBooks.sum(books.settled(row, whole));
        var credit = books.credit(rows, row);
        var creditThen = change.atPeriodEnd() ? credit : books.creditAfter(rows, row, first);
        var begins = !change.atPeriodEnd() && begins(row, change);
        return new ChangePreview(
                after.currency(),
                lines,
                change.atPeriodEnd() ? 0 : Math.max(0, SandboxBooks.sum(lines) - credit),
                next,
                Math.max(0, next - creditThen),
                begins ? SandboxProration.end(at, after, 1) : row.getPeriodEnd(),
                true);
    }

    void change(SandboxRowQueries rows, SandboxSubscriptionRecord row, SubscriptionChange change) {
        requireChangeable(row, change);
        var at = clock.now(row.getReference());
        SandboxTurns.touch(row, at);
        var customer = SandboxTurns.customer(rows, row);
        if (change.atPeriodEnd()) {
            row.setNextTerms(json.write(change.terms()));
            row.setNextSeats(change.seats());
        } else {
            var lines = linesNow(row, change, at);
            var begins = begins(row, change);
            row.setTerms(json.write(change.terms()));
            row.setSeats(change.seats());
            row.setNextTerms(null);
            row.setNextSeats(null);
            if (begins) {
                if (isTrialing(row)) {
                    row.setStatus(SubscriptionStatus.ACTIVE.name());
                    row.setTrialEnd(at);
                }
                row.setAnchor(at);
                row.setPeriods(1);
                row.setPeriodStart(at);
                row.setPeriodEnd(SandboxProration.end(at, change.terms(), 1));
            }
            if (!lines.isEmpty()) {
                var invoice = books.invoice(rows, row, lines, at, row.getPeriodEnd());
                if (!books.charge(rows, row, invoice, SandboxBooks.isCharged(customer))) {
                    throw refused(Reason.DECLINED, "card_declined");
                }
            }
        }
        rows.save(row);
        events.updated(rows, row, customer);
    }

    /** Whether another period begins with the change: of another interval, or after free days that end with it. */
    private boolean begins(SandboxSubscriptionRecord row, SubscriptionChange change) {
        return isTrialing(row)
                ? change.endsTrial()
                : shapes.terms(row).interval() != change.terms().interval();
    }

    private List<ProviderInvoice.Line> linesNow(SandboxSubscriptionRecord row, SubscriptionChange change, Instant at) {
        var after = change.terms();
        return isTrialing(row) && change.endsTrial()
                ? SandboxProration.ofPeriod(after, change.seats(), at, SandboxProration.end(at, after, 1))
                : SandboxProration.ofChange(row, shapes.terms(row), after, change.seats(), at);
    }

    private static boolean isTrialing(SandboxSubscriptionRecord row) {
        return row.getStatus().equals(SubscriptionStatus.TRIALING.name());
    }

    private void requireChangeable(SandboxSubscriptionRecord row, SubscriptionChange change) {
        requireLiving(row);
        if (!shapes.terms(row).currency().equals(change.terms().currency())) {
            throw refused(Reason.REJECTED, "currency");
        }
        if (change.atPeriodEnd() && row.getCancelAtPeriodEnd()) {
            throw refused(Reason.CONFLICT, "subscription_ends");
        }
    }

    void unschedule(SandboxRowQueries rows, SandboxSubscriptionRecord row) {
        if (row.getNextTerms() != null) {
            row.setNextTerms(null);
            row.setNextSeats(null);
            told(rows, row);
        }
    }

    void cancel(SandboxRowQueries rows, SandboxSubscriptionRecord row, boolean atPeriodEnd) {
        if (shapes.status(row) == SubscriptionStatus.CANCELLED) {
            return;
        }
        var at = clock.now(row.getReference());
        if (!atPeriodEnd) {
            SandboxTurns.touch(row, at);
            turns.end(rows, row, at);
        } else if (!row.getCancelAtPeriodEnd()) {
            row.setCancelAtPeriodEnd(true);
            told(rows, row);
        }
    }

    void resume(SandboxRowQueries rows, SandboxSubscriptionRecord row) {
        requireLiving(row);
        if (row.getCancelAtPeriodEnd()) {
            row.setCancelAtPeriodEnd(false);
            told(rows, row);
        }
    }

    void coupon(SandboxRowQueries rows, SandboxSubscriptionRecord row, String code) {
        requireLiving(row);
        if (SandboxCoupon.of(code) == null) {
            throw refused(Reason.NOT_FOUND, "coupon");
        }
        row.setCoupon(code);
        told(rows, row);
    }

    private void told(SandboxRowQueries rows, SandboxSubscriptionRecord row) {
        SandboxTurns.touch(row, clock.now(row.getReference()));
        rows.save(row);
        events.updated(rows, row, SandboxTurns.customer(rows, row));
    }

    /** Gives back of a payment; answers the refund's id. */
    String refund(SandboxRowQueries rows, String id, String currency, long amountMinor) {
        var found = books.find(rows, Paper.PAYMENT, id, ProviderPayment.class);
        var row = found == null ? null : rows.subscription(Objects.requireNonNull(found.subscription()));
        // Read again now that the lock keeps it as it is.
        var payment = row == null ? null : books.find(rows, Paper.PAYMENT, id, ProviderPayment.class);
        if (payment == null || row == null) {
            throw refused(Reason.NOT_FOUND, null);
        }
        if (amountMinor <= 0 || !payment.currency().equals(currency)) {
            throw refused(Reason.REJECTED, null);
        }
        if (payment.status() != ProviderPayment.Status.SUCCEEDED
                || amountMinor > payment.amountMinor() - payment.refundedMinor()) {
            throw refused(Reason.CONFLICT, "charge_already_refunded");
        }
        SandboxTurns.touch(row, clock.now(row.getReference()));
        rows.save(row);
        return books.refund(rows, row, payment, amountMinor).id();
    }

    @Nullable ProviderRefund foundRefund(SandboxRowQueries rows, String id) {
        return books.find(rows, Paper.REFUND, id, ProviderRefund.class);
    }

    ProviderStatement statement(SandboxRowQueries rows, SandboxSubscriptionRecord row) {
        return new ProviderStatement(
                shown(rows, row),
                books.read(rows, Paper.INVOICE, row.getId(), ProviderInvoice.class),
                books.read(rows, Paper.PAYMENT, row.getId(), ProviderPayment.class),
                books.read(rows, Paper.REFUND, row.getId(), ProviderRefund.class),
                books.read(rows, Paper.CREDIT, row.getCustomer(), ProviderCredit.class),
                Set.of());
    }

    ProviderSubscription shown(SandboxRowQueries rows, SandboxSubscriptionRecord row) {
        return shapes.subscription(row, SandboxTurns.customer(rows, row));
    }

    private void requireLiving(SandboxSubscriptionRecord row) {
        if (shapes.status(row) == SubscriptionStatus.CANCELLED) {
            throw refused(Reason.CONFLICT, "subscription_ended");
        }
    }

    private static ProviderException refused(Reason reason, @Nullable String code) {
        return new ProviderException(Provider.SANDBOX, reason, code);
    }
}
