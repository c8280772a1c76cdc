package foyer.payments.sandbox;

import foyer.payments.CheckoutRequest;
import foyer.payments.PriceTerms;
import foyer.payments.SubscriptionStatus;
import foyer.platform.time.TenantClock;
import foyerdb.payments.tables.records.SandboxCheckoutRecord;
import foyerdb.payments.tables.records.SandboxCustomerRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pages on which somebody subscribes, and what comes of it when they do. */
@Component
class SandboxCheckouts {

    static final String OPEN = "OPEN";
    static final String EXPIRED = "EXPIRED";

    private static final String DONE = "DONE";
    private static final Duration OPEN_FOR = Duration.ofHours(24);

    private final SandboxQueries queries;
    private final SandboxJson json;
    private final SandboxBooks books;
    private final SandboxEvents events;
    private final SandboxSending sending;
    private final TenantClock clock;

    SandboxCheckouts(
            SandboxQueries queries,
            SandboxJson json,
            SandboxBooks books,
            SandboxEvents events,
            SandboxSending sending,
            TenantClock clock) {
        this.queries = queries;
        this.json = json;
        this.books = books;
        this.events = events;
        this.sending = sending;
        this.clock = clock;
    }

    /** Makes the page. */
    SandboxCheckoutRecord open(SandboxRowQueries rows, CheckoutRequest request) {
        var row = rows.newCheckout();
        row.setId(SandboxShapes.id("cs"));
        row.setReference(request.reference());
        row.setCustomer(request.customer());
        row.setEmail(request.email());
        row.setName(request.name());
        row.setTerms(json.write(request.terms()));
        row.setSeats(request.seats());
        row.setTrialDays(request.trialDays());
        row.setSuccessUrl(request.successUrl());
        row.setCancelUrl(request.cancelUrl());
        row.setStatus(OPEN);
        row.setExpiresAt(clock.now(request.reference()).plus(OPEN_FOR));
        rows.save(row);
        return row;
    }

    /** The page of this id; null when there is none. */
    @Nullable SandboxCheckoutRecord find(String id) {
        return queries.<@Nullable SandboxCheckoutRecord>write(rows -> rows.checkout(id));
    }

    PriceTerms terms(SandboxCheckoutRecord row) {
        return json.read(row.getTerms(), PriceTerms.class);
    }

    /** What is paid on the page at once. */
    long dueNow(SandboxCheckoutRecord row) {
        return row.getTrialDays() > 0 ? 0 : SandboxProration.total(terms(row), row.getSeats());
    }

    /** Subscribes, once for each page; answers it, or null when there is none or it has expired. */
    @Nullable SandboxCheckoutRecord pay(String id, SandboxCard card) {
        var paid = queries.<@Nullable SandboxCheckoutRecord>write(rows -> {
            var row = rows.checkout(id);
            if (row == null || row.getStatus().equals(DONE)) {
                return row;
            }
            var now = clock.now(row.getReference());
            if (!row.getStatus().equals(OPEN) || !row.getExpiresAt().isAfter(now)) {
                return null;
            }
            begin(rows, row, card, now);
            return row;
        });
        sending.wake();
        return paid;
    }

    /** Nobody can subscribe on it any more, unless somebody has; answers it, or null when there is none. */
    @Nullable SandboxCheckoutRecord close(String id) {
        var closed = queries.<@Nullable SandboxCheckoutRecord>write(rows -> {
            var row = rows.checkout(id);
            if (row != null && row.getStatus().equals(OPEN)) {
                row.setStatus(EXPIRED);
                rows.save(row);
                events.checkoutExpired(rows, row, clock.now(row.getReference()));
            }
            return row;
        });
        sending.wake();
        return closed;
    }

    private void begin(SandboxRowQueries rows, SandboxCheckoutRecord checkout, SandboxCard card, Instant now) {
        var customer = customer(rows, checkout, card);
        var terms = terms(checkout);
        var row = rows.newSubscription();
        row.setId(SandboxShapes.id("sub"));
        row.setReference(checkout.getReference());
        row.setCustomer(customer.getId());
        row.setTerms(checkout.getTerms());
        row.setSeats(checkout.getSeats());
        row.setCancelAtPeriodEnd(false);
        row.setInvoices(0);
        row.setFailures(0);
        row.setStartedAt(now);
        row.setAnchor(now);
        row.setPeriodStart(now);
        SandboxTurns.touch(row, now);
        if (checkout.getTrialDays() > 0) {
            var end = now.plus(Duration.ofDays(checkout.getTrialDays()));
            row.setStatus(SubscriptionStatus.TRIALING.name());
            row.setTrialEnd(end);
            row.setPeriods(0);
            row.setPeriodEnd(end);
        } else {
            row.setStatus(SubscriptionStatus.ACTIVE.name());
            row.setPeriods(1);
            row.setPeriodEnd(SandboxProration.end(now, terms, 1));
        }
        checkout.setStatus(DONE);
        checkout.setSubscription(row.getId());
        rows.save(checkout);
        rows.save(row);
        events.begun(rows, row, customer);
        if (checkout.getTrialDays() == 0) {
            var lines = SandboxProration.ofPeriod(terms, row.getSeats(), now, row.getPeriodEnd());
            books.charge(rows, row, books.invoice(rows, row, lines, now, row.getPeriodEnd()), true);
            rows.save(row);
        }
        events.checkoutDone(rows, checkout, row);
    }

    private static SandboxCustomerRecord customer(
            SandboxRowQueries rows, SandboxCheckoutRecord checkout, SandboxCard card) {
        var known = checkout.getCustomer() == null ? null : rows.customer(checkout.getCustomer());
        var row = Objects.requireNonNullElseGet(known, rows::newCustomer);
        if (known == null) {
            row.setId(SandboxShapes.id("cus"));
            row.setReference(checkout.getReference());
            row.setEmail(checkout.getEmail());
            row.setName(checkout.getName());
        }
        row.setCard(card.number());
        row.setFailsNext(false);
        rows.save(row);
        return row;
    }
}
