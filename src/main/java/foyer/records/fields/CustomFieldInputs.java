package foyer.records.fields;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on custom fields. */
final class CustomFieldInputs {

    private CustomFieldInputs() {}

    record Create(
            RecordType type,
            String key,
            String label,
            CustomFieldKind kind,
            @Nullable List<String> options,
            boolean required,
            @Nullable String idempotencyKey) {}

    /** What is null stays. */
    record Update(
            CustomFieldId id,
            @Nullable String label,
            @Nullable List<String> options,
            @Nullable Boolean required) {}

    record Archive(CustomFieldId id, boolean archived) {}

    record Reorder(RecordType type, List<CustomFieldId> ids) {}
}
