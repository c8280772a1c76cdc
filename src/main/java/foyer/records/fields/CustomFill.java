package foyer.records.fields;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of the same fields of many records; checked, and not written yet.
 *
 * @param values what each named field is to be, null for cleared
 * @param problems what is wrong; nothing is to be written when anything is
 */
public record CustomFill(Map<CustomField, @Nullable CustomValue> values, List<CustomProblem> problems) {

    public static final CustomFill NONE = new CustomFill(Map.<CustomField, @Nullable CustomValue>of(), List.of());

    /** The names of the fields that it changes of a record with these values. */
    public List<String> changedFields(List<CustomValue> stored) {
        return values.entrySet().stream()
                .filter(entry -> !CustomValues.same(of(entry.getKey(), stored), entry.getValue()))
                .map(entry -> CustomChange.PREFIX + entry.getKey().key())
                .toList();
    }

    private static @Nullable CustomValue of(CustomField field, List<CustomValue> stored) {
        return stored.stream()
                .filter(value -> value.field().id().equals(field.id()))
                .findFirst()
                .orElse(null);
    }
}
