package foyer.payments;

/** How often a subscription is paid. */
public enum BillingInterval {
    MONTH,
    YEAR
}
