package foyer.payments;

/** What became of a webhook; the schema's enum of the same name. */
public enum WebhookEventStatus {
    RECEIVED,
    APPLIED,
    IGNORED,
    DEAD
}
