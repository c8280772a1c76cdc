package foyer.payments;

import org.jspecify.annotations.Nullable;

/**
 * What is paid with, as far as it may be shown.
 *
 * @param kind {@code card}, {@code paypal}, {@code sepa_debit}, as the provider has it
 * @param brand of a card, {@code visa}
 * @param last4 of a card or account
 * @param expires of a card, {@code 2028-04}
 */
public record ProviderPaymentMethod(
        String kind,
        @Nullable String brand,
        @Nullable String last4,
        @Nullable String expires) {}
