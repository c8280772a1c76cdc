package foyer.transfer.table;

/** Why a file is no table which can be read; the schema's enum of the same name. */
public enum TableProblem {
    /** It has no row, or a header only. */
    EMPTY,
    /** A row is longer than any row of people can be: most often a quote that is never closed. */
    ROW_TOO_LONG,
    TOO_MANY_COLUMNS,
    /** A workbook that is none, or is broken. */
    BROKEN,
    /** A workbook that unpacks to more than any table of people can be. */
    UNPACKS_TOO_LARGE,
    TOO_MANY_ROWS
}
