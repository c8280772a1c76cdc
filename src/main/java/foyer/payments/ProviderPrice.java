package foyer.payments;

import org.jspecify.annotations.Nullable;

/**
 * A price as the provider has it.
 *
 * @param code of its {@link PriceTerms}
 * @param amountId what is paid each interval: Stripe's price, PayPal's plan; null for none
 * @param seatId what is paid for each seat: Stripe's price, PayPal's plan; null for none
 */
public record ProviderPrice(
        String code, @Nullable String amountId, @Nullable String seatId) {}
