package foyer.leads.batches;

import foyer.leads.LeadValues;
import foyer.leads.reverting.LeadBefore;
import java.util.List;

/**
 * What becomes of a lead that is there.
 *
 * @param fields those that differ, by their names in the schema; at least one
 */
record LeadChange(StoredLead lead, LeadValues after, List<String> fields) {

    /** The lead's version after it. */
    int version() {
        return lead.version() + 1;
    }

    /** What a revert goes by. */
    LeadBefore before() {
        return new LeadBefore(lead.id(), lead.values(), fields, version());
    }
}
