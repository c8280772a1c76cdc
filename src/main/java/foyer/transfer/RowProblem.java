package foyer.transfer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a row was not imported.
 *
 * @param field the mapping's name of it; null when it is the row as a whole
 * @param code a value of the noun's enum of errors, or of the engine's
 * @param message what to mend, in the language of whoever imports
 */
public record RowProblem(@Nullable String field, String code, String message) {

    /** The row has text beyond the header's columns. */
    static final String SURPLUS = "SURPLUS_CELLS";

    /** A spreadsheet could not reckon what the cell is. */
    static final String IN_ERROR = "CELL_IN_ERROR";

    /** The problems in one line, for a cell. */
    static String line(List<RowProblem> problems) {
        var lines = problems.stream()
                .map(problem ->
                        problem.field() == null ? problem.message() : problem.field() + ": " + problem.message());
        return String.join(" | ", lines.toList());
    }
}
