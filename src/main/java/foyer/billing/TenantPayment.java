package foyer.billing;

import foyer.payments.Provider;
import foyer.payments.ProviderPayment;
import foyer.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a tenant to pay, as those see it who run the platform; the schema's type of the same name.
 *
 * @param reference the provider's own id of it
 */
record TenantPayment(
        BillingPaymentId id,
        Provider provider,
        String reference,
        ProviderPayment.Status status,
        Money amount,
        Money refunded,
        @Nullable String failureCode,
        Instant at) {

    static TenantPayment of(StoredPayment stored) {
        var state = stored.state();
        return new TenantPayment(
                stored.id(),
                stored.provider(),
                state.id(),
                state.status(),
                new Money(state.amountMinor(), state.currency()),
                new Money(state.refundedMinor(), state.currency()),
                state.failureCode(),
                state.at());
    }
}
