package foyer.payments.sandbox;

import foyer.payments.ProviderInvoice;
import foyer.payments.SubscriptionStatus;
import foyerdb.payments.tables.records.SandboxCustomerRecord;
import foyerdb.payments.tables.records.SandboxSubscriptionRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What becomes of a subscription when its time has come: it is renewed or ends, and what was not paid is tried again after
 * 1, 3 and 5 days and then no more. What happens is dated when it was due, and each time later than what was before.
 */
@Component
class SandboxTurns {

    private static final List<Duration> RETRIES = List.of(Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(5));

    private final SandboxShapes shapes;
    private final SandboxBooks books;
    private final SandboxEvents events;
    private final SandboxJson json;

    SandboxTurns(SandboxShapes shapes, SandboxBooks books, SandboxEvents events, SandboxJson json) {
        this.shapes = shapes;
        this.books = books;
        this.events = events;
        this.json = json;
    }

    /** When something happens to it by itself; null for never. */
    @Nullable Instant due(SandboxSubscriptionRecord row) {
        return switch (shapes.status(row)) {
            case TRIALING, ACTIVE -> row.getPeriodEnd();
            case PAST_DUE -> {
                var retry = row.getRetryAt();
                yield retry != null && retry.isBefore(row.getPeriodEnd()) ? retry : row.getPeriodEnd();
            }
            case UNPAID -> row.getCancelAtPeriodEnd() ? row.getPeriodEnd() : null;
            case INCOMPLETE, PAUSED, CANCELLED -> null;
        };
    }

    /** Dates what is done now. */
    static void touch(SandboxSubscriptionRecord row, Instant at) {
        var before = row.getUpdatedAt();
        var next = before == null || at.isAfter(before) ? at : before.plus(1, ChronoUnit.MICROS);
        row.setUpdatedAt(next.truncatedTo(ChronoUnit.MICROS));
    }

    /** Does what is due at this moment. */
    void take(SandboxRowQueries rows, SandboxSubscriptionRecord row, Instant at) {
        touch(row, at);
        if (at.isBefore(row.getPeriodEnd())) {
            retry(rows, row, customer(rows, row));
            return;
        }
        if (row.getCancelAtPeriodEnd()) {
            end(rows, row, at);
            return;
        }
        renew(rows, row, at);
    }

    /** Begins the next period at this moment, and charges it. */
    void renew(SandboxRowQueries rows, SandboxSubscriptionRecord row, Instant at) {
        var customer = customer(rows, row);
        var before = shapes.terms(row);
        var next = shapes.nextTerms(row);
        if (next != null) {
            row.setTerms(json.write(next));
            row.setSeats(row.getNextSeats());
            row.setNextTerms(null);
            row.setNextSeats(null);
        }
        var terms = shapes.terms(row);
        if (shapes.status(row) == SubscriptionStatus.TRIALING
                || before.interval() != terms.interval()
                || !at.equals(row.getPeriodEnd())) {
            row.setAnchor(at);
            row.setPeriods(0);
        }
        row.setPeriods(row.getPeriods() + 1);
        row.setPeriodStart(at);
        row.setPeriodEnd(SandboxProration.end(row.getAnchor(), terms, row.getPeriods()));
        var lines = SandboxProration.ofPeriod(terms, row.getSeats(), at, row.getPeriodEnd());
        var invoice = books.invoice(rows, row, lines, at, row.getPeriodEnd());
        var succeeds = SandboxBooks.isCharged(customer) && !customer.getFailsNext();
        if (!books.charge(rows, row, invoice, succeeds)) {
            behind(row, at);
        } else if (!SandboxBooks.isBehind(shapes.status(row))) {
            row.setStatus(SubscriptionStatus.ACTIVE.name());
        }
        customer.setFailsNext(false);
        rows.save(customer);
        rows.save(row);
        events.updated(rows, row, customer);
    }

    private void behind(SandboxSubscriptionRecord row, Instant at) {
        if (shapes.status(row) != SubscriptionStatus.PAST_DUE) {
            row.setFailures(0);
            row.setStatus(SubscriptionStatus.PAST_DUE.name());
            row.setRetryAt(at.plus(RETRIES.getFirst()));
        }
    }

    /** Charges what is open once more. */
    void retry(SandboxRowQueries rows, SandboxSubscriptionRecord row, SandboxCustomerRecord customer) {
        var paid = books.open(rows, row.getId()).stream()
                .allMatch((ProviderInvoice open) -> books.charge(rows, row, open, SandboxBooks.isCharged(customer)));
        if (paid) {
            row.setStatus(SubscriptionStatus.ACTIVE.name());
            row.setFailures(0);
            row.setRetryAt(null);
        } else if (shapes.status(row) == SubscriptionStatus.PAST_DUE) {
            row.setFailures(row.getFailures() + 1);
            var more = row.getFailures() < RETRIES.size();
            row.setStatus((more ? SubscriptionStatus.PAST_DUE : SubscriptionStatus.UNPAID).name());
            row.setRetryAt(more ? row.getUpdatedAt().plus(RETRIES.get(row.getFailures())) : null);
        }
        rows.save(row);
        events.updated(rows, row, customer);
    }

    /** It is over, for good. */
    void end(SandboxRowQueries rows, SandboxSubscriptionRecord row, Instant at) {
        books.voidOpen(rows, row);
        row.setStatus(SubscriptionStatus.CANCELLED.name());
        row.setEndedAt(at);
        row.setRetryAt(null);
        row.setNextTerms(null);
        row.setNextSeats(null);
        rows.save(row);
        events.ended(rows, row, customer(rows, row));
    }

    static SandboxCustomerRecord customer(SandboxRowQueries rows, SandboxSubscriptionRecord row) {
        return Objects.requireNonNull(rows.customer(row.getCustomer()));
    }
}
