package foyer.billing;

import foyer.payments.Provider;
import foyer.payments.ProviderPayment;
import foyer.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One attempt to be paid; the schema's type of the same name. */
record BillingPayment(
        BillingPaymentId id,
        Provider provider,
        ProviderPayment.Status status,
        Money amount,
        Money refunded,
        @Nullable String failureCode,
        Instant at,
        DocumentKey key,
        @Nullable DocumentKey invoiceKey) {

    static BillingPayment of(StoredPayment stored) {
        var state = stored.state();
        return new BillingPayment(
                stored.id(),
                stored.provider(),
                state.status(),
                new Money(state.amountMinor(), state.currency()),
                new Money(state.refundedMinor(), state.currency()),
                state.failureCode(),
                state.at(),
                new DocumentKey(stored.provider(), state.id()),
                DocumentKey.of(stored.provider(), state.invoice()));
    }
}
