package foyer.payments;

/** Why a webhook is not applied again; the schema's enum of the same name. */
enum WebhookErrorCode {
    NOT_FOUND
}
