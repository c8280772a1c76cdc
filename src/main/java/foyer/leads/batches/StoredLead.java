package foyer.leads.batches;

import foyer.records.fields.CustomFieldId;
import foyer.records.fields.CustomValue;
import java.util.Map;
import java.util.UUID;

/**
 * A lead that is there, held until the transaction ends.
 *
 * @param permitted whether the caller may change it
 * @param assignable whether they may give it too
 */
record StoredLead(
        UUID id,
        LeadState state,
        int version,
        boolean archived,
        boolean frozen,
        boolean permitted,
        boolean assignable) {

    /** With its values of custom fields, which are read apart where a file fills any. */
    StoredLead with(Map<CustomFieldId, CustomValue> custom) {
        return new StoredLead(
                id, new LeadState(state.values(), custom), version, archived, frozen, permitted, assignable);
    }
}
