package foyer.leads.transfer;

import foyer.platform.graphql.UserErrorException.Problem;
import foyer.transfer.RowProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a row: with all that it says, and apart from that with what only a new lead takes, since one that is there
 * keeps its stage and who looks after it.
 */
final class RowFaults {

    private final RowMessages messages;
    private final List<RowProblem> problems = new ArrayList<>();
    private final List<RowProblem> asNew = new ArrayList<>();

    RowFaults(RowMessages messages) {
        this.messages = messages;
    }

    /** What is wrong whatever becomes of the row. */
    List<RowProblem> problems() {
        return problems;
    }

    /** What is wrong only if the row makes a lead. */
    List<RowProblem> asNew() {
        return asNew.isEmpty() ? List.of() : asNew;
    }

    List<RowProblem> all() {
        return asNew.isEmpty()
                ? problems
                : Stream.concat(problems.stream(), asNew.stream()).toList();
    }

    void refuse(LeadImportField field, LeadImportCode code) {
        problems.add(problem(field, code));
    }

    void refuseAsNew(LeadImportField field, LeadImportCode code) {
        asNew.add(problem(field, code));
    }

    void add(Problem problem) {
        problems.add(worded(problem));
    }

    void addAsNew(Problem problem) {
        asNew.add(worded(problem));
    }

    private RowProblem problem(LeadImportField field, LeadImportCode code) {
        return new RowProblem(field.name(), code.name(), messages.of(code));
    }

    private RowProblem worded(Problem problem) {
        return new RowProblem(
                field(problem.path()), problem.code().name(), messages.of(problem.code(), problem.arguments()));
    }

    private static @Nullable String field(@Nullable List<String> path) {
        var joined = path == null ? "" : String.join(".", path);
        return Stream.of(LeadImportField.values())
                .filter(field -> field.path().equals(joined))
                .map(Enum::name)
                .findFirst()
                .orElse(null);
    }
}
