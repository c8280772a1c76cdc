package foyer.platform.graphql.scalars;

import foyer.platform.messages.Messages;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.util.Locale;
import java.util.Objects;

/**
 * GraphQL's own {@code String} and {@code ID}, less what PostgreSQL cannot store: the character U+0000 and halves of
 * surrogate pairs. All text that comes in passes here, so no statement ever meets either.
 */
record StorableText(Coercing<?, ?> standard, Messages messages) implements Coercing<Object, Object> {

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
        return Objects.requireNonNull(standard.serialize(value, context, locale));
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
        var value = Objects.requireNonNull(standard.parseValue(input, context, locale));
        if (value instanceof String text && !isStorable(text)) {
            throw CoercingParseValueException.newCoercingParseValueException()
                    .message(messages.get("scalar.String"))
                    .extensions(TextScalar.BAD_USER_INPUT)
                    .build();
        }
        return value;
    }

    @Override
    public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        var value = Objects.requireNonNull(standard.parseLiteral(input, variables, context, locale));
        if (value instanceof String text && !isStorable(text)) {
            throw CoercingParseLiteralException.newCoercingParseLiteralException()
                    .message(messages.get("scalar.String"))
                    .extensions(TextScalar.BAD_USER_INPUT)
                    .build();
        }
        return value;
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return standard.valueToLiteral(input, context, locale);
    }

    private static boolean isStorable(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
