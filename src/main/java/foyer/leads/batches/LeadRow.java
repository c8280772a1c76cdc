package foyer.leads.batches;

import foyer.leads.CheckedLead;
import foyer.leads.LeadKeys;
import java.util.Set;

/**
 * A lead as a row of a file gives it.
 *
 * @param lead as it is made
 * @param filled the fields of {@link foyer.leads.LeadValues}, by their names in the schema, that the row itself fills: what
 *     changes of a lead that is there
 */
public record LeadRow(CheckedLead lead, Set<String> filled) {

    LeadKeys keys() {
        return LeadKeys.of(lead.values().contact());
    }
}
