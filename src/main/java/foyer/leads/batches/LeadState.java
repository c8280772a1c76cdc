package foyer.leads.batches;

import foyer.leads.CheckedLead;
import foyer.leads.LeadValues;
import foyer.records.fields.CustomChange;
import foyer.records.fields.CustomFieldId;
import foyer.records.fields.CustomValue;
import foyer.records.tags.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an import can change of a lead.
 *
 * @param custom its values of the custom fields that the file fills
 */
record LeadState(LeadValues values, Map<CustomFieldId, CustomValue> custom) {

    static LeadState of(CheckedLead lead) {
        return new LeadState(lead.values(), lead.custom());
    }

    /** With what the row fills, of an address too no more than that, and with these tags besides its own. */
    LeadState with(LeadRow row, List<String> tags) {
        var merged = new HashMap<>(custom);
        merged.putAll(row.lead().custom());
        var given = row.lead().values();
        var whole = given.at(values.address().filledBy(given.address()));
        return new LeadState(values.with(whole, row.filled()).tagged(tags), merged);
    }

    boolean hasTooManyTags() {
        return values.tags().size() > Tags.MAX_EACH;
    }

    /** The names, in the schema, of the fields that differ. */
    List<String> changedTo(LeadState after) {
        var fields = new ArrayList<>(values.changedTo(after.values));
        after.changedCustom(this)
                .forEach(value -> fields.add(CustomChange.PREFIX + value.field().key()));
        return fields;
    }

    /** Its values of custom fields that another does not have. */
    List<CustomValue> changedCustom(LeadState before) {
        return custom.entrySet().stream()
                .filter(entry -> !entry.getValue().isSame(before.custom.get(entry.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }
}
