package foyer.platform.graphql.scalars;

import foyer.platform.messages.Messages;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An angle: outside a number of degrees with at most six decimals, inside a whole number of millionths of a degree. */
final class DegreesScalar implements Coercing<Integer, BigDecimal> {

    private static final int DECIMALS = 6;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(180);

    private final Messages messages;

    DegreesScalar(Messages messages) {
        this.messages = messages;
    }

    @Override
    public BigDecimal serialize(Object value, GraphQLContext context, Locale locale) {
        if (value instanceof Integer millionths) {
            return BigDecimal.valueOf(millionths, DECIMALS);
        }
        throw new CoercingSerializeException("Degrees cannot be a " + value.getClass());
    }

    @Override
    public Integer parseValue(Object input, GraphQLContext context, Locale locale) {
        var value = input instanceof Number number ? millionths(decimal(number)) : null;
        if (value == null) {
            throw CoercingParseValueException.newCoercingParseValueException()
                    .message(message())
                    .extensions(TextScalar.BAD_USER_INPUT)
                    .build();
        }
        return value;
    }

    @Override
    public Integer parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        var value =
                switch (input) {
                    case IntValue whole -> millionths(new BigDecimal(whole.getValue()));
                    case FloatValue decimal -> millionths(decimal.getValue());
                    default -> null;
                };
        if (value == null) {
            throw CoercingParseLiteralException.newCoercingParseLiteralException()
                    .message(message())
                    .extensions(TextScalar.BAD_USER_INPUT)
                    .build();
        }
        return value;
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return FloatValue.of(serialize(input, context, locale).doubleValue());
    }

    private static @Nullable BigDecimal decimal(Number number) {
        try {
            return new BigDecimal(number.toString());
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable Integer millionths(@Nullable BigDecimal degrees) {
        return degrees == null || degrees.abs().compareTo(LARGEST) > 0
                ? null
                : degrees.setScale(DECIMALS, RoundingMode.HALF_EVEN)
                        .unscaledValue()
                        .intValueExact();
    }

    private String message() {
        return messages.get("scalar.Degrees");
    }
}
