package foyer.leads.merging;

import foyer.leads.LeadContact;
import java.util.List;

/**
 * A lead as it was when it was merged into another.
 *
 * @param id as text, since nothing is found by it
 * @param gave the names of the kept lead's fields that got its value
 */
record MergedLead(String id, String title, LeadContact contact, List<String> gave) {

    MergedLead with(List<String> fields) {
        return new MergedLead(id, title, contact, fields);
    }
}
