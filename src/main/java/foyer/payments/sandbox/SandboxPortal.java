package foyer.payments.sandbox;

import foyer.payments.PriceTerms;
import foyer.platform.time.TenantClock;
import foyerdb.payments.tables.records.SandboxCustomerRecord;
import foyerdb.payments.tables.records.SandboxPortalRecord;
import foyerdb.payments.tables.records.SandboxSubscriptionRecord;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where buyers change what they pay with, and developers let happen what else takes a month. */
@Component
class SandboxPortal {

    private final SandboxQueries queries;
    private final SandboxShapes shapes;
    private final SandboxBooks books;
    private final SandboxTurns turns;
    private final SandboxEvents events;
    private final SandboxLife life;
    private final SandboxSending sending;
    private final TenantClock clock;

    SandboxPortal(
            SandboxQueries queries,
            SandboxShapes shapes,
            SandboxBooks books,
            SandboxTurns turns,
            SandboxEvents events,
            SandboxLife life,
            SandboxSending sending,
            TenantClock clock) {
        this.queries = queries;
        this.shapes = shapes;
        this.books = books;
        this.turns = turns;
        this.events = events;
        this.life = life;
        this.sending = sending;
        this.clock = clock;
    }

    /** What can be done on the page. */
    enum Deed {
        GOOD_CARD("Pay with 4242 4242 4242 4242 from now on"),
        FAILING_CARD("Pay with 4000 0000 0000 0341 from now on, which fails"),
        FAIL_NEXT("Let the next renewal fail"),
        RENEW("Renew now"),
        PAY("Pay what is open");

        private final String label;

        Deed(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** What the page shows; the subscription is null for somebody who has none. */
    record Shown(
            SandboxPortalRecord page,
            SandboxCustomerRecord customer,
            @Nullable SandboxSubscriptionRecord subscription,
            @Nullable PriceTerms terms,
            int open) {}

    @Nullable Shown find(String id) {
        var page = queries.portal(id);
        return page == null ? null : queries.write(rows -> show(rows, page));
    }

    private Shown show(SandboxRowQueries rows, SandboxPortalRecord page) {
        // The subscription first, as whoever renews it does.
        var row = rows.newestOf(page.getCustomer());
        var customer = Objects.requireNonNull(rows.customer(page.getCustomer()));
        return row == null
                ? new Shown(page, customer, null, null, 0)
                : new Shown(
                        page,
                        customer,
                        row,
                        shapes.terms(row),
                        books.open(rows, row.getId()).size());
    }

    /** Does it, after all that was due before. */
    void act(Shown shown, Deed deed) {
        act(shown.customer().getReference(), shown.customer().getId(), deed);
    }

    /** Does it for this customer of this tenant. */
    void act(UUID reference, String customer, Deed deed) {
        life.advance(reference);
        queries.write(rows -> act(rows, customer, deed));
        sending.wake();
    }

    private Deed act(SandboxRowQueries rows, String id, Deed deed) {
        var row = rows.newestOf(id);
        var customer = Objects.requireNonNull(rows.customer(id));
        if (row == null || row.getEndedAt() != null) {
            return deed;
        }
        SandboxTurns.touch(row, clock.now(row.getReference()));
        switch (deed) {
            case GOOD_CARD -> card(rows, row, customer, SandboxCard.GOOD);
            case FAILING_CARD -> card(rows, row, customer, SandboxCard.FAILS_LATER);
            case FAIL_NEXT -> {
                customer.setFailsNext(true);
                rows.save(customer);
            }
            case RENEW -> turns.renew(rows, row, clock.now(row.getReference()));
            case PAY -> {
                if (!books.open(rows, row.getId()).isEmpty()) {
                    turns.retry(rows, row, customer);
                }
            }
        }
        return deed;
    }

    private void card(
            SandboxRowQueries rows, SandboxSubscriptionRecord row, SandboxCustomerRecord customer, SandboxCard card) {
        customer.setCard(card.number());
        rows.save(customer);
        rows.save(row);
        events.updated(rows, row, customer);
    }
}
