package foyer.payments;

/**
 * What a subscription is to become.
 *
 * @param subscription the provider's id
 * @param atPeriodEnd whether it changes when the period ends that is paid, or now; a provider that knows one of the two
 *     only does that
 * @param returnUrl where the buyer comes back to when they have to agree, and {@code cancelUrl} who does not
 */
public record SubscriptionChange(
        String subscription,
        ProviderPrice price,
        PriceTerms terms,
        int seats,
        boolean atPeriodEnd,
        String returnUrl,
        String cancelUrl) {}
