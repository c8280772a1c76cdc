package foyer.payments;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to subscribe to.
 *
 * @param reference the tenant that will be subscribed: kept with whatever the provider makes of it, and part of its events
 * @param customer the provider's id of a customer of before; null for a new one
 * @param seats at least 1
 * @param trialDays free at the beginning, those of the price or fewer
 * @param successUrl where the buyer comes back to, and {@code cancelUrl} who does not want to
 */
public record CheckoutRequest(
        UUID reference,
        @Nullable String customer,
        String email,
        String name,
        ProviderPrice price,
        PriceTerms terms,
        int seats,
        int trialDays,
        String successUrl,
        String cancelUrl) {

    /** The same by somebody whom the provider does not know. */
    public CheckoutRequest ofNobody() {
        return new CheckoutRequest(reference, null, email, name, price, terms, seats, trialDays, successUrl, cancelUrl);
    }
}
