package foyer.transfer;

import java.util.List;

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

    /**
     * Somebody like it is there, and must not be changed, or nobody is, and what it says is for those only who are there: it
     * goes into the file of errors.
     */
    record Refused(List<RowProblem> problems) implements RowOutcome {}

    static RowOutcome refused(RowProblem problem) {
        return new Refused(List.of(problem));
    }
}
