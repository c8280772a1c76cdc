package foyer.billing;

/** Why nothing was changed or charged; the schema's enum of the same name. */
public enum BillingErrorCode {
    PRICE_NOT_FOUND,
    SEATS_INVALID,
    URL_INVALID,
    ALREADY_SUBSCRIBED,
    NO_SUBSCRIPTION,
    CHANGE_IN_PROGRESS,
    COUPON_INVALID,
    UNSUPPORTED,
    DECLINED,
    STATE_CONFLICT,
    REFUSED,
    PROVIDER_UNAVAILABLE,
    AMOUNT_INVALID,
    REFUND_TOO_LARGE,
    REFUND_IN_PROGRESS,
    REASON_INVALID,
    NOT_FOUND,
    IDEMPOTENCY_KEY_REUSED
}
