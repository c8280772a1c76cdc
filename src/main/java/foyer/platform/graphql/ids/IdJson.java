package foyer.platform.graphql.ids;

import foyer.platform.graphql.TypedId;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleModule;

/** Ids in JSON that is stored: as the schema writes them. */
public final class IdJson {

    private IdJson() {}

    /** For a mapper that reads and writes records with ids in them. */
    public static JacksonModule module() {
        var ids = new SimpleModule().addSerializer(TypedId.class, new IdWriter());
        ids.setDeserializers(new IdReaders());
        return ids;
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
