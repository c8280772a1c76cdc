package foyer.transfer;

import foyer.platform.messages.Messages;
import org.springframework.stereotype.Component;

/** What the engine itself finds wrong with rows, in the caller's language. */
@Component
class RowProblems {

    private final Messages messages;

    RowProblems(Messages messages) {
        this.messages = messages;
    }

    /** The problems, for where rows are read and no caller is. */
    Worded worded() {
        return new Worded(text(RowProblem.SURPLUS), text(RowProblem.IN_ERROR));
    }

    private String text(String code) {
        return messages.get("transfer." + code);
    }

    /** The texts of the problems. */
    record Worded(String surplus, String inError) {

        /** The row has text beyond the header's columns. */
        RowProblem ofSurplus() {
            return new RowProblem(null, RowProblem.SURPLUS, surplus);
        }

        /** The field's cell is one that the spreadsheet could not reckon. */
        RowProblem ofError(String field) {
            return new RowProblem(field, RowProblem.IN_ERROR, inError);
        }
    }
}
