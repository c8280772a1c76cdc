package foyer.leads.reverting;

import foyer.leads.LeadValues;
import foyer.records.fields.CustomValue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it was before an import changed it.
 *
 * @param custom its values of the custom fields that it changed, by their keys; null for none
 * @param fields those that it changed, by their names in the schema
 * @param version the lead's, after it
 */
public record LeadBefore(
        UUID lead, LeadValues values, Map<String, @Nullable CustomValue> custom, List<String> fields, int version) {}
