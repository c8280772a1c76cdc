package foyer.jobs;

import foyer.platform.graphql.TypedId;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleModule;

/**
 * Inputs, outputs and checkpoints as JSON: ids as the schema writes them, and nothing read that the record does not have.
 */
@Component
class JobJson {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final JsonMapper json;

    JobJson() {
        var ids = new SimpleModule().addSerializer(TypedId.class, new IdWriter());
        ids.setDeserializers(new IdReaders());
        this.json = JsonMapper.builder()
                .addModule(ids)
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

    private static final class IdWriter extends ValueSerializer<TypedId> {

        @Override
        public void serialize(TypedId id, JsonGenerator generator, SerializationContext context) {
            generator.writeString(id.toString());
        }
    }

    private static final class IdReaders extends SimpleDeserializers {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return TypedId.class.isAssignableFrom(type.getRawClass()) ? new IdReader(type.getRawClass()) : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return TypedId.class.isAssignableFrom(type);
        }
    }

    private static final class IdReader extends ValueDeserializer<Object> {

        private final Class<?> type;

        private IdReader(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            var text = parser.getValueAsString();
            try {
                return type.getMethod("of", String.class).invoke(null, text);
            } catch (InvocationTargetException _) {
                return context.handleWeirdStringValue(type, text, "not an id of this kind");
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type + " has no static of(String)", e);
            }
        }
    }
}
