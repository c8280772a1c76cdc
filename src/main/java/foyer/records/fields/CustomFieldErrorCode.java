package foyer.records.fields;

/** Why a custom field was not made or changed; the schema's enum of the same name. */
enum CustomFieldErrorCode {
    NOT_FOUND,
    KEY_INVALID,
    KEY_TAKEN,
    LABEL_INVALID,
    OPTIONS_INVALID,
    TOO_MANY_FIELDS,
    IDS_INVALID,
    IDEMPOTENCY_KEY_REUSED
}
