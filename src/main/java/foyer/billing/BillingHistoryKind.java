package foyer.billing;

import java.util.Locale;

/** What can become of a subscription; the schema's enum of the same name. */
public enum BillingHistoryKind {
    CHECKOUT_STARTED,
    CHECKOUT_DONE,
    CHECKOUT_EXPIRED,
    SUBSCRIPTION_BEGAN,
    SUBSCRIPTION_CHANGED,
    CHANGE_REQUESTED,
    APPROVAL_NEEDED,
    DOWNGRADE_APPROVED,
    DOWNGRADE_CHOSEN,
    CHANGE_REFUSED,
    ACCESS_CHANGED,
    INVOICE_CHANGED,
    PAYMENT_CHANGED,
    REFUND_CHANGED,
    REFUND_REQUESTED,
    REFUND_REFUSED,
    CREDIT_REQUESTED,
    CREDIT_CHANGED,
    CREDIT_REFUSED,
    PAYMENT_DISPUTED,
    RECONCILED,
    UNKNOWN_PRICE,
    EXTRA_SUBSCRIPTION;

    /** Of its audit row, {@code "billing.checkout_started"}, and of its event. */
    String action() {
        return "billing." + name().toLowerCase(Locale.ROOT);
    }
}
