package foyer.platform.graphql.transport;

import graphql.ExecutionResult;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes results as JSON. A result is maps, lists and plain values only, so nothing has to be looked up by class as a
 * mapper does for each value; what is anything else, in extensions, is left to the mapper.
 */
@Component
public class ResultJson {

    private final JsonMapper json;

    ResultJson(JsonMapper json) {
        this.json = json;
    }

    /** The result in UTF-8, as the specification has it (GraphQL specification, section 7.1). */
    public byte[] bytes(ExecutionResult result) {
        return bytes(result.toSpecification());
    }

    /** Maps, lists and plain values in UTF-8. */
    public byte[] bytes(Map<String, ? extends @Nullable Object> object) {
        try (var bytes = new ByteArrayBuilder(json.tokenStreamFactory()._getBufferRecycler())) {
            try (var generator = json.createGenerator(bytes)) {
                object(generator, object);
            }
            return bytes.toByteArray();
        }
    }

    private void object(JsonGenerator generator, Map<?, ? extends @Nullable Object> object) {
        generator.writeStartObject();
        for (var entry : object.entrySet()) {
            generator.writeName((String) entry.getKey());
            value(generator, entry.getValue());
        }
        generator.writeEndObject();
    }

    private void value(JsonGenerator generator, @Nullable Object value) {
        switch (value) {
            case null -> generator.writeNull();
            case String text -> generator.writeString(text);
            case Map<?, ?> object -> object(generator, object);
            case Collection<?> list -> list(generator, list);
            case Integer number -> generator.writeNumber(number);
            case Boolean truth -> generator.writeBoolean(truth);
            case Long number -> generator.writeNumber(number);
            case Double number -> generator.writeNumber(number);
            case BigDecimal number -> generator.writeNumber(number);
            case BigInteger number -> generator.writeNumber(number);
            default -> json.writeValue(generator, value);
        }
    }

    private void list(JsonGenerator generator, Collection<? extends @Nullable Object> list) {
        generator.writeStartArray();
        for (var item : list) {
            value(generator, item);
        }
        generator.writeEndArray();
    }
}
