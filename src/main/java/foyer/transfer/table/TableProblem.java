package foyer.transfer.table;

/** Why a file is no table which can be read; the schema's enum of the same name. */
public enum TableProblem {
    /** It has no row, or a header only. */
    EMPTY,
    /** A row is longer than any row of people can be: most often a quote that is never closed. */
    ROW_TOO_LONG,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS
}
