package foyer.leads.bulkupdates;

import foyer.leads.Lead;

/**
 * A lead that the caller may see.
 *
 * @param writable whether the caller may change it
 * @param assignable whether the caller may give it to somebody
 * @param meant whether it is one of those that are to be changed, as it is now
 */
record BulkRow(Lead lead, boolean frozen, boolean writable, boolean assignable, boolean meant) {}
