package foyer.billing;

import foyer.payments.Provider;
import foyer.payments.ProviderInvoice;
import foyer.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was charged; the schema's type of the same name. */
record BillingInvoice(
        BillingInvoiceId id,
        @Nullable String number,
        ProviderInvoice.Status status,
        Provider provider,
        Money subtotal,
        Money tax,
        Money total,
        Money creditApplied,
        Money paid,
        Money due,
        @Nullable Instant periodStart,
        @Nullable Instant periodEnd,
        Instant issuedAt,
        @Nullable Instant paidAt,
        @Nullable String pdfUrl,
        @Nullable String pageUrl,
        DocumentKey key) {

    static BillingInvoice of(StoredInvoice stored) {
        var state = stored.state();
        var currency = state.currency();
        // The provider calls it paid all the same.
        var again = state.status() == ProviderInvoice.Status.PAID ? stored.owedAgain() : 0;
        return new BillingInvoice(
                stored.id(),
                state.number(),
                again > 0 ? ProviderInvoice.Status.OPEN : state.status(),
                stored.provider(),
                new Money(state.subtotalMinor(), currency),
                new Money(state.taxMinor(), currency),
                new Money(state.totalMinor(), currency),
                new Money(state.creditMinor(), currency),
                new Money(state.paidMinor() - again, currency),
                new Money(state.dueMinor() + again, currency),
                state.periodStart(),
                state.periodEnd(),
                state.issuedAt(),
                again > 0 ? null : state.paidAt(),
                state.pdfUrl(),
                // There it is paid: nobody can pay it again.
                again > 0 ? null : state.pageUrl(),
                new DocumentKey(stored.provider(), state.id()));
    }
}
