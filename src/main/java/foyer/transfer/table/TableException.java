package foyer.transfer.table;

/** A file that is no table which can be read: nothing of it is imported. */
public final class TableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final TableProblem problem;
    private final long row;

    TableException(TableProblem problem, long row) {
        super(problem + " at row " + row);
        this.problem = problem;
        this.row = row;
    }

    static TableException of(TableProblem problem, long row, Throwable cause) {
        var failure = new TableException(problem, row);
        failure.initCause(cause);
        return failure;
    }

    /** What is wrong. */
    public TableProblem problem() {
        return problem;
    }

    /** Where, counted as a spreadsheet counts rows, from 1. */
    public long row() {
        return row;
    }
}
