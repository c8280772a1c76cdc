package foyer.payments.accounts;

/** Why an account was not saved or forgotten; the schema's enum of the same name. */
enum PaymentAccountErrorCode {
    NOT_FOUND,
    PROVIDER_UNSUPPORTED,
    SECRET_INVALID,
    WEBHOOK_SECRETS_INVALID,
    CLIENT_ID_INVALID,
    WEBHOOK_ID_INVALID,
    LIVE_REFUSED
}
