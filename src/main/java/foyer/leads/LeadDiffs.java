package foyer.leads;

import foyer.leads.pipelines.Stage;
import foyer.records.fields.CustomChange;
import foyer.tenancy.Membership;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the audit log keeps of a change: each field with what it was and became. */
public final class LeadDiffs {

    private LeadDiffs() {}

    static Map<String, @Nullable Object> of(@Nullable Object before, @Nullable Object after) {
        var diff = new HashMap<String, @Nullable Object>();
        diff.put("before", before);
        diff.put("after", after);
        return diff;
    }

    public static Map<String, Object> of(LeadValues before, LeadValues after, Collection<String> changed) {
        var diffs = new LinkedHashMap<String, Object>();
        for (var field : changed) {
            if (!before.byField().containsKey(field)) {
                continue;
            }
            diffs.put(field, of(before.byField().get(field), after.byField().get(field)));
        }
        return diffs;
    }

    static Map<String, Object> made(LeadValues values, Stage stage, @Nullable Membership assignee) {
        var diffs = new LinkedHashMap<String, Object>();
        values.byField().forEach((field, value) -> put(diffs, field, null, value));
        put(diffs, "stage", null, stage.name());
        put(diffs, "assignee", null, assignee == null ? null : assignee.name());
        return diffs;
    }

    /** With the values of custom fields, as one. */
    public static Map<String, Object> with(Map<String, Object> diffs, CustomChange custom) {
        var all = new LinkedHashMap<>(diffs);
        if (!custom.after().isEmpty()) {
            all.put("customFields", of(CustomChange.words(custom.before()), CustomChange.words(custom.after())));
        }
        return all;
    }

    static Map<String, Object> moved(Lead lead, Stage to, @Nullable String lostReason) {
        var diffs = new LinkedHashMap<String, Object>();
        put(diffs, "stage", lead.stage().name(), to.name());
        put(diffs, "lostReason", lead.lostReason(), lostReason);
        return diffs;
    }

    private static void put(Map<String, Object> diffs, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            diffs.put(field, of(before, after));
        }
    }
}
