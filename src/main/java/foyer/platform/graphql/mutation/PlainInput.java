package foyer.platform.graphql.mutation;

import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of an input that is kept as it was sent, after GraphQL has let it through: values as JSON has them. */
public final class PlainInput {

    private PlainInput() {}

    /** By the names of the input's fields; exact numbers and moments as texts. */
    public static Map<String, @Nullable Object> of(Map<?, ?> input) {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        input.forEach((name, value) -> plain.put(String.valueOf(name), plain(value)));
        return plain;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> fields -> of(fields);
            case List<?> elements -> elements.stream().map(PlainInput::plain).toList();
            case BigDecimal number -> number.toPlainString();
            case Temporal moment -> moment.toString();
            default -> value;
        };
    }
}
