package foyer.properties.searches;

/** Why a search was not saved, changed or deleted; the schema's enum of the same name. */
enum PropertySavedSearchErrorCode {
    NOT_FOUND,
    VERSION_CONFLICT,
    NAME_INVALID,
    NAME_TAKEN,
    FILTER_INVALID,
    RECIPIENT_INVALID,
    RECIPIENT_FORBIDDEN,
    UNSUBSCRIBED,
    TOO_MANY_SEARCHES,
    IDEMPOTENCY_KEY_REUSED
}
