package foyer.leads.reverting;

import foyer.leads.LeadValues;
import java.util.List;
import java.util.UUID;

/**
 * A lead as it was before an import changed it.
 *
 * @param fields those that it changed, by their names in the schema
 * @param version the lead's, after it
 */
public record LeadBefore(UUID lead, LeadValues values, List<String> fields, int version) {}
