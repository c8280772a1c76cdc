package foyer.platform.graphql.scalars;

import foyer.platform.messages.Messages;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scalar that is text outside: what is not of its form is refused as BAD_USER_INPUT, with the message
 * {@code scalar.<name>} that says what is expected.
 */
final class TextScalar<T> implements Coercing<T, String> {

    static final Map<String, Object> BAD_USER_INPUT = Map.of("code", "BAD_USER_INPUT");

    private final String name;
    private final Form<T> form;
    private final Messages messages;

    TextScalar(String name, Form<T> form, Messages messages) {
        this.name = name;
        this.form = form;
        this.messages = messages;
    }

    /** How a scalar's text is read and written. */
    interface Form<T> {

        /** The value, or null when the text is none. */
        @Nullable T read(String text);

        /** The text of a value from inside, or null when it is none. */
        @Nullable String write(Object value);
    }

    /** A scalar that is text inside too, kept in one canonical form. */
    interface Text extends Form<String> {
        @Override
        default @Nullable String write(Object value) {
            return value.toString();
        }
    }

    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
        var text = form.write(value);
        if (text == null) {
            throw new CoercingSerializeException(name + " cannot be a " + value.getClass());
        }
        return text;
    }

    @Override
    public T parseValue(Object input, GraphQLContext context, Locale locale) {
        var value = input instanceof String text ? form.read(text) : null;
        if (value == null) {
            throw CoercingParseValueException.newCoercingParseValueException()
                    .message(message())
                    .extensions(BAD_USER_INPUT)
                    .build();
        }
        return value;
    }

    @Override
    public T parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        var text = input instanceof StringValue literal ? literal.getValue() : null;
        var value = text == null ? null : form.read(text);
        if (value == null) {
            throw CoercingParseLiteralException.newCoercingParseLiteralException()
                    .message(message())
                    .extensions(BAD_USER_INPUT)
                    .build();
        }
        return value;
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return StringValue.of(serialize(input, context, locale));
    }

    private String message() {
        return messages.get("scalar." + name);
    }
}
