package foyer.billing;

import foyer.payments.Provider;
import foyer.payments.ProviderRefund;
import foyer.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Money that goes back; the schema's type of the same name. */
record BillingRefund(
        BillingRefundId id,
        Provider provider,
        ProviderRefund.Status status,
        Money amount,
        @Nullable String reason,
        Instant at,
        DocumentKey paymentKey) {

    static BillingRefund of(StoredRefund stored) {
        var state = stored.state();
        return new BillingRefund(
                stored.id(),
                stored.provider(),
                state.status(),
                new Money(state.amountMinor(), state.currency()),
                state.reason(),
                state.at(),
                new DocumentKey(stored.provider(), state.payment()));
    }
}
