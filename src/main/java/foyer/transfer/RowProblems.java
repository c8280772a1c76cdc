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

    RowProblem surplus() {
        return new RowProblem(null, RowProblem.SURPLUS, messages.get("transfer." + RowProblem.SURPLUS));
    }
}
