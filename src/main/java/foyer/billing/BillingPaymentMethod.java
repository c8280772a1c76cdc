package foyer.billing;

import foyer.payments.ProviderPaymentMethod;
import org.jspecify.annotations.Nullable;

/** What is paid with, as far as it may be shown; the schema's type of the same name. */
record BillingPaymentMethod(
        String kind,
        @Nullable String brand,
        @Nullable String lastDigits,
        @Nullable String expires) {

    static @Nullable BillingPaymentMethod of(@Nullable ProviderPaymentMethod method) {
        return method == null
                ? null
                : new BillingPaymentMethod(method.kind(), method.brand(), method.last4(), method.expires());
    }
}
