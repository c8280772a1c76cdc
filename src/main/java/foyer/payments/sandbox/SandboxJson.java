package foyer.payments.sandbox;

import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the sandbox keeps and sends, as JSON. */
@Component
class SandboxJson {

    /** What was kept or sent before a number was there has none of it. */
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    JSONB write(Object value) {
        return JSONB.valueOf(text(value));
    }

    String text(Object value) {
        return json.writeValueAsString(value);
    }

    /** @throws tools.jackson.core.JacksonException when it is no such record */
    <T> T read(JSONB text, Class<T> type) {
        return json.readValue(text.data(), type);
    }

    /** @throws tools.jackson.core.JacksonException when it is no such record */
    SandboxEvent event(byte[] body) {
        return json.readValue(body, SandboxEvent.class);
    }
}
