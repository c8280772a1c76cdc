package foyer.platform.events;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an update changed, as {@code changedFields} of its event tells. */
public final class ChangedFields {

    private ChangedFields() {}

    /** The fields of a record whose values differ, in the order of {@code before}; both have the same fields. */
    public static List<String> between(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        return before.entrySet().stream()
                .filter(field -> !Objects.equals(field.getValue(), after.get(field.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
