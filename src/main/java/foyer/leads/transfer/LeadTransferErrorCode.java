package foyer.leads.transfer;

import foyer.transfer.table.TableException;

/** Why leads were not imported or exported; the schema's enum of the same name. */
enum LeadTransferErrorCode {
    FILE_NOT_FOUND,
    FILE_NOT_READY,
    FILE_TYPE_UNSUPPORTED,
    FILE_EMPTY,
    FILE_MALFORMED,
    FILE_BROKEN,
    FILE_UNPACKS_TOO_LARGE,
    TOO_MANY_ROWS,
    TOO_MANY_COLUMNS,
    MAPPING_INVALID,
    COLUMNS_INVALID,
    VIEW_NOT_FOUND,
    TAGS_INVALID,
    LIST_NOT_FOUND,
    LIST_NOT_YOURS,
    LIST_HAS_FILTER,
    LIST_NAME_INVALID,
    LIST_NAME_TAKEN,
    TOO_MANY_LISTS,
    LIMIT_REACHED,
    STORAGE_FULL,
    FILE_TOO_LARGE,
    IDEMPOTENCY_KEY_REUSED;

    static LeadTransferErrorCode of(TableException failure) {
        return switch (failure.problem()) {
            case EMPTY -> FILE_EMPTY;
            case ROW_TOO_LONG -> FILE_MALFORMED;
            case BROKEN -> FILE_BROKEN;
            case UNPACKS_TOO_LARGE -> FILE_UNPACKS_TOO_LARGE;
            case TOO_MANY_COLUMNS -> TOO_MANY_COLUMNS;
            case TOO_MANY_ROWS -> TOO_MANY_ROWS;
        };
    }
}
