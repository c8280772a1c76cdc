package foyer.leads.batches;

import foyer.leads.LeadValues;
import java.util.UUID;

/**
 * A lead that is there, held until the transaction ends.
 *
 * @param permitted whether the caller may change it
 */
record StoredLead(UUID id, LeadValues values, int version, boolean archived, boolean frozen, boolean permitted) {}
