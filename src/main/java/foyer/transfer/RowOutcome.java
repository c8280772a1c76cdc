package foyer.transfer;

/** What became of a row that was good. */
public sealed interface RowOutcome {

    /** What it is in the records now. */
    enum Done implements RowOutcome {
        CREATED,
        /** Somebody like it was there already, and has changed. */
        UPDATED,
        /** Somebody like it was there already, and nothing was written. */
        DUPLICATE
    }

    /** Somebody like it is there, and must not be changed: it goes into the file of errors. */
    record Refused(RowProblem problem) implements RowOutcome {}
}
