package foyer.records.fields;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a record's values; checked, and not written yet.
 *
 * @param before the values of the changed fields as they are, in the fields' order; null for none
 * @param after the same as they become
 * @param problems what is wrong; nothing is to be written when anything is
 */
public record CustomChange(
        Map<CustomField, @Nullable CustomValue> before,
        Map<CustomField, @Nullable CustomValue> after,
        List<CustomProblem> problems) {

    /** What changed fields are called in events: this and the field's key. */
    public static final String PREFIX = "customFields.";

    public static final CustomChange NONE = new CustomChange(
            Map.<CustomField, @Nullable CustomValue>of(), Map.<CustomField, @Nullable CustomValue>of(), List.of());

    /** The names of the changed fields. */
    public List<String> changedFields() {
        return after.keySet().stream().map(field -> PREFIX + field.key()).toList();
    }

    /** For the audit log: each changed field's value in words, by its key. */
    public static Map<String, @Nullable Object> words(Map<CustomField, @Nullable CustomValue> values) {
        var words = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((field, value) -> words.put(field.key(), value == null ? null : value.words()));
        return words;
    }
}
