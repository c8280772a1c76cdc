package foyer.leads.batches;

import foyer.leads.reverting.LeadBefore;
import foyer.records.fields.CustomValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a lead that is there.
 *
 * @param fields those that differ, by their names in the schema; at least one
 */
record LeadChange(StoredLead lead, LeadState after, List<String> fields) {

    /** The lead's version after it. */
    int version() {
        return lead.version() + 1;
    }

    /** What a revert goes by. */
    LeadBefore before() {
        var custom = new HashMap<String, @Nullable CustomValue>();
        custom().forEach(value -> custom.put(
                value.field().key(), lead.state().custom().get(value.field().id())));
        return new LeadBefore(lead.id(), lead.state().values(), custom, fields, version());
    }

    /** The tags that it gives. */
    Set<String> tags() {
        var added = new HashSet<>(after.values().tags());
        added.removeAll(lead.state().values().tags());
        return added;
    }

    /** The values of custom fields that it gives. */
    List<CustomValue> custom() {
        return after.changedCustom(lead.state());
    }
}
