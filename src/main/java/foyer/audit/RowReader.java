package foyer.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes {@link LoggedRow}s of what the database answers. */
@Component
class RowReader {

    private static final TypeReference<LinkedHashMap<String, Map<String, @Nullable String>>> CHANGES =
            new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

    private static final String EMPTY = "{}";

    private final JsonMapper json;

    RowReader(JsonMapper json) {
        this.json = json;
    }

    LoggedRow row(LogColumns columns, Record row) {
        return new LoggedRow(
                required(row, columns.id()),
                row.get(columns.user()),
                required(row, columns.at()),
                required(row, columns.actorKind()),
                row.get(columns.actorId()),
                row.get(columns.actorName()),
                row.get(columns.onBehalfOf()),
                required(row, columns.action()),
                required(row, columns.entityType()),
                row.get(columns.entityId()),
                changes(required(row, columns.diff())),
                texts(row.get(columns.digests())),
                texts(row.get(columns.personal())),
                row.get(columns.requestId()));
    }

    private Map<String, Map<String, @Nullable String>> changes(JSONB stored) {
        return stored.data().equals(EMPTY) ? Map.of() : json.readValue(stored.data(), CHANGES);
    }

    private Map<String, String> texts(@Nullable JSONB stored) {
        return stored == null || stored.data().equals(EMPTY) ? Map.of() : json.readValue(stored.data(), TEXTS);
    }

    private static <T> T required(Record row, Field<T> field) {
        return Objects.requireNonNull(row.get(field), field.getName());
    }
}
