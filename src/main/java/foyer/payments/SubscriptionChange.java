package foyer.payments;

/**
 * What a subscription is to become.
 *
 * @param subscription the provider's id
 * @param atPeriodEnd whether it changes when the period ends that is paid, or now; a provider that knows one of the two
 *     only does that
 * @param endsTrial whether free days that are left end with it, so that it is paid at once; a provider that cannot refuses it
 *     with CONFLICT while there are some
 * @param returnUrl where the buyer comes back to when they have to agree, and {@code cancelUrl} who does not
 */
public record SubscriptionChange(
        String subscription,
        ProviderPrice price,
        PriceTerms terms,
        int seats,
        boolean atPeriodEnd,
        boolean endsTrial,
        String returnUrl,
        String cancelUrl) {

    /** One that leaves free days as they are. */
    public SubscriptionChange(
            String subscription,
            ProviderPrice price,
            PriceTerms terms,
            int seats,
            boolean atPeriodEnd,
            String returnUrl,
            String cancelUrl) {
        this(subscription, price, terms, seats, atPeriodEnd, false, returnUrl, cancelUrl);
    }

    /** The same, and free days that are left end with it. */
    public SubscriptionChange endingTrial() {
        return new SubscriptionChange(subscription, price, terms, seats, atPeriodEnd, true, returnUrl, cancelUrl);
    }
}
