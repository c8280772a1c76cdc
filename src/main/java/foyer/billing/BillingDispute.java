package foyer.billing;

import foyer.payments.ProviderDispute;
import foyer.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That somebody wants a payment back without asking us; the schema's type of the same name. */
record BillingDispute(
        ProviderDispute.Status status,
        @Nullable String reason,
        Money amount,
        Instant openedAt,
        @Nullable Instant closedAt) {

    static BillingDispute of(StoredDispute stored) {
        var state = stored.state();
        return new BillingDispute(
                state.status(),
                state.reason(),
                new Money(state.amountMinor(), state.currency()),
                state.openedAt(),
                state.closedAt());
    }
}
