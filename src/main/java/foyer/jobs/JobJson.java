package foyer.jobs;

import foyer.platform.graphql.ids.IdJson;
import java.util.List;
import java.util.Map;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Inputs, outputs and checkpoints as JSON: ids as the schema writes them, and nothing read that the record does not have.
 */
@Component
class JobJson {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final JsonMapper json;

    JobJson() {
        this.json = JsonMapper.builder()
                .addModule(IdJson.module())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    JSONB write(Object value) {
        return JSONB.valueOf(json.writeValueAsString(value));
    }

    /** @throws tools.jackson.core.JacksonException when it is no such record */
    <T> T read(JSONB text, Class<T> type) {
        return json.readValue(text.data(), type);
    }

    /** @throws tools.jackson.core.JacksonException when it is no such record */
    <T> T convert(Map<String, Object> values, Class<T> type) {
        return json.readValue(json.writeValueAsString(values), type);
    }

    Map<String, Object> object(JSONB text) {
        return json.readValue(text.data(), OBJECT);
    }

    @Nullable Map<String, Object> objectOrNull(@Nullable JSONB text) {
        return text == null ? null : object(text);
    }

    List<String> texts(@Nullable JSONB text) {
        return text == null ? List.of() : json.readValue(text.data(), TEXTS);
    }
}
