package foyer.records.fields;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field that a tenant gave to a kind of record, as the schema shows it.
 *
 * @param key what programs call it; never changes
 * @param options what may be chosen; empty unless it is of the kind OPTION
 * @param required whether people have to fill it in
 */
public record CustomField(
        CustomFieldId id,
        RecordType type,
        String key,
        String label,
        CustomFieldKind kind,
        List<String> options,
        boolean required,
        int order,
        @Nullable Instant archivedAt) {

    /** How many a kind of record may have, archived ones too. */
    static final int MAX = 100;

    static final int MAX_LABEL = 100;
    static final int MAX_OPTIONS = 100;
    static final int MAX_OPTION = 100;
}
