package foyer.billing;

/**
 * A way in which providers move money for those who run the platform, and what it is called.
 *
 * @param operation the mutation's name
 * @param action in the platform's log
 * @param task asks again for what was not answered
 */
record MoneyKind(
        String operation, String action, String task, BillingHistoryKind requested, BillingHistoryKind refused) {

    static final MoneyKind CREDIT = new MoneyKind(
            "creditGrant",
            "billing.grant_credit",
            "billing.credits",
            BillingHistoryKind.CREDIT_REQUESTED,
            BillingHistoryKind.CREDIT_REFUSED);

    static final MoneyKind REFUND = new MoneyKind(
            "refundIssue",
            "billing.issue_refund",
            "billing.refunds",
            BillingHistoryKind.REFUND_REQUESTED,
            BillingHistoryKind.REFUND_REFUSED);
}
