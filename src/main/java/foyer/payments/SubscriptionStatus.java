package foyer.payments;

/** How a subscription stands, in one vocabulary for all providers: Stripe's. */
public enum SubscriptionStatus {
    /** The first payment has not succeeded. */
    INCOMPLETE,
    TRIALING,
    ACTIVE,
    /** A payment failed, and the provider tries again. */
    PAST_DUE,
    /** It does not try any more. */
    UNPAID,
    PAUSED,
    /** For good: another one has to be begun. */
    CANCELLED
}
