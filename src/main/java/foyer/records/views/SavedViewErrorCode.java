package foyer.records.views;

/** Why a view was not saved or deleted; the schema's enum of the same name. */
enum SavedViewErrorCode {
    NOT_FOUND,
    NOT_YOURS,
    NAME_INVALID,
    NAME_TAKEN,
    COLUMNS_INVALID,
    FILTER_INVALID,
    ORDER_INVALID,
    TOO_MANY_VIEWS,
    IDEMPOTENCY_KEY_REUSED
}
