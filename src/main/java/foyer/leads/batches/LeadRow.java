package foyer.leads.batches;

import foyer.leads.CheckedLead;
import foyer.leads.LeadKeys;
import foyer.transfer.RowProblem;
import java.util.List;
import java.util.Set;

/**
 * A lead as a row of a file gives it.
 *
 * @param lead as it is made
 * @param filled the fields of {@link foyer.leads.LeadValues}, by their names in the schema, that the row itself fills: what
 *     changes of a lead that is there
 * @param asNew what is wrong with what only a new lead takes, its stage and who looks after it: it is not made then
 * @param keys what it is recognised by
 */
public record LeadRow(CheckedLead lead, Set<String> filled, List<RowProblem> asNew, LeadKeys keys) {

    public LeadRow(CheckedLead lead, Set<String> filled, List<RowProblem> asNew) {
        this(lead, filled, asNew, LeadKeys.of(lead.values().contact()));
    }
}
