package foyer.leads.merging;

import foyer.leads.LeadContact;

/**
 * A lead as it was when it was merged into another.
 *
 * @param id as text, since nothing is found by it
 */
record MergedLead(String id, String title, LeadContact contact) {}
