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
 * @param keys what it is recognised by
 */
public record LeadRow(CheckedLead lead, Set<String> filled, LeadKeys keys) {

    public LeadRow(CheckedLead lead, Set<String> filled) {
        this(lead, filled, LeadKeys.of(lead.values().contact()));
    }
}
