package foyer.platform.graphql.mutation;

import java.util.HexFormat;
import org.springframework.graphql.data.ArgumentValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Whether two inputs are the same: the digest of their canonical JSON without the key itself. An absent field differs
 * from one that is null, since updates tell them apart.
 */
final class InputHash {

    private static final String KEY = "idempotencyKey";
    private static final String OMITTED = "omitted";

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addModule(new SimpleModule().addSerializer(new ArgumentValueSerializer()))
            .build();

    private InputHash() {}

    static String of(Object input) {
        var tree = CANONICAL.valueToTree(input);
        if (tree instanceof ObjectNode fields) {
            fields.remove(KEY);
        }
        return HexFormat.of().formatHex(OutcomeKey.sha256(CANONICAL.writeValueAsBytes(tree)));
    }

    /** Omitted as an object of its own, anything else as the value in it. */
    private static final class ArgumentValueSerializer extends StdSerializer<ArgumentValue<?>> {

        private ArgumentValueSerializer() {
            super(ArgumentValue.class);
        }

        @Override
        public void serialize(ArgumentValue<?> argument, JsonGenerator out, SerializationContext context) {
            if (!argument.isOmitted()) {
                out.writePOJO(argument.value());
                return;
            }
            out.writeStartObject();
            out.writeBooleanProperty(OMITTED, true);
            out.writeEndObject();
        }
    }
}
