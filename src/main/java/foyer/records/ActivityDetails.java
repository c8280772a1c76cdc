package foyer.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the column {@code records.activity.detail}. */
@Component
class ActivityDetails {

    private final JsonMapper json;

    ActivityDetails(JsonMapper json) {
        this.json = json;
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Detail(
            @Nullable UUID note,
            @Nullable UUID file,
            @Nullable List<String> fields,
            @Nullable String before,
            @Nullable String after,
            @Nullable String rule,
            @Nullable UUID other,
            @Nullable UUID job) {

        List<String> changedFields() {
            return fields == null ? List.of() : fields;
        }
    }

    JSONB write(Deed deed) {
        var note = deed.note() == null ? null : deed.note().value();
        var file = deed.file() == null ? null : deed.file().value();
        return JSONB.valueOf(json.writeValueAsString(new Detail(
                note, file, deed.changedFields(), deed.before(), deed.after(), deed.rule(), deed.other(), deed.job())));
    }

    Detail read(JSONB detail) {
        return json.readValue(detail.data(), Detail.class);
    }

    /** The same without words that are another record's. */
    JSONB withoutWords(JSONB detail) {
        var told = read(detail);
        return JSONB.valueOf(json.writeValueAsString(
                new Detail(told.note(), told.file(), told.changedFields(), null, null, told.rule(), null, told.job())));
    }
}
