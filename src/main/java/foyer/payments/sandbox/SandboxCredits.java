package foyer.payments.sandbox;

import foyer.payments.Provider;
import foyer.payments.ProviderCredit;
import foyer.payments.ProviderCredit.Kind;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import foyer.payments.sandbox.SandboxRowQueries.Paper;
import foyer.platform.time.TenantClock;
import foyerdb.payments.tables.records.SandboxCustomerRecord;
import foyerdb.payments.tables.records.SandboxSubscriptionRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Credit of the sandbox's customers. It is a customer's, in one currency; whoever changes it holds the customer. */
@Component
class SandboxCredits {

    private static final int MOST = 100;

    private final SandboxJson json;
    private final SandboxEvents events;
    private final SandboxShapes shapes;
    private final TenantClock clock;

    SandboxCredits(SandboxJson json, SandboxEvents events, SandboxShapes shapes, TenantClock clock) {
        this.json = json;
        this.events = events;
        this.shapes = shapes;
        this.clock = clock;
    }

    /** What there is. */
    static long left(SandboxRowQueries rows, String customer, String currency) {
        return rows.credit(customer, currency);
    }

    /** Gives it; answers its id. */
    String grant(SandboxRowQueries rows, String id, String currency, long amountMinor, String key) {
        // First the subscription, as everything that locks both.
        var newest = rows.newestOf(id);
        var customer = rows.customer(id);
        if (customer == null) {
            throw refused(Reason.NOT_FOUND);
        }
        if (amountMinor <= 0
                || (newest != null && !shapes.terms(newest).currency().equals(currency))) {
            throw refused(Reason.REJECTED);
        }
        var at = clock.now(customer.getReference()).truncatedTo(ChronoUnit.MICROS);
        return add(rows, customer, Kind.GRANTED, currency, amountMinor, null, key, at);
    }

    /** Takes it for an invoice, or when the amount is more than zero gives back or keeps what is left of one. */
    void invoiced(SandboxRowQueries rows, SandboxSubscriptionRecord row, Kind kind, long amountMinor, String invoice) {
        if (amountMinor != 0) {
            var currency = shapes.terms(row).currency();
            var customer = SandboxTurns.customer(rows, row);
            add(rows, customer, kind, currency, amountMinor, invoice, null, row.getUpdatedAt());
        }
    }

    private String add(
            SandboxRowQueries rows,
            SandboxCustomerRecord customer,
            Kind kind,
            String currency,
            long amountMinor,
            @Nullable String invoice,
            @Nullable String key,
            Instant at) {
        var credit = new ProviderCredit(
                SandboxShapes.id("cbtxn"),
                customer.getId(),
                kind,
                currency,
                amountMinor,
                left(rows, customer.getId(), currency) + amountMinor,
                invoice,
                key,
                at);
        rows.keep(Paper.CREDIT, credit.id(), credit.customer(), at, json.write(credit));
        events.credited(rows, customer.getReference(), credit);
        return credit.id();
    }

    @Nullable ProviderCredit found(SandboxRowQueries rows, String id) {
        var state = rows.paper(Paper.CREDIT, id);
        return state == null ? null : json.read(state, ProviderCredit.class);
    }

    /** The newest first. */
    List<ProviderCredit> of(SandboxRowQueries rows, String customer) {
        return rows.papers(Paper.CREDIT, customer, MOST).stream()
                .map(state -> json.read(state, ProviderCredit.class))
                .toList();
    }

    private static ProviderException refused(Reason reason) {
        return new ProviderException(Provider.SANDBOX, reason, null);
    }
}
