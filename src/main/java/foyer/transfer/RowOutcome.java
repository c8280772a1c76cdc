package foyer.transfer;

/** What became of a row that was good. */
public enum RowOutcome {
    CREATED,
    /** Somebody like it was there already, and nothing was written. */
    DUPLICATE
}
