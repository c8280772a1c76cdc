package foyer.platform.graphql.scalars;

import foyer.platform.graphql.schema.SchemaFixture;
import foyer.platform.security.Actor;
import graphql.ExecutionResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** A schema with a field for each scalar that answers what it is asked. */
final class EchoSchema implements AutoCloseable {

    private static final String SDL = """
            extend type Query {
              dateTime(value: DateTime!): DateTime @public
              long(value: Long!): Long @public
              degrees(value: Degrees!): Degrees @public
              date(value: Date!): Date @public
              decimal(value: Decimal!): Decimal @public
              emailAddress(value: EmailAddress!): EmailAddress @public
              phoneNumber(value: PhoneNumber!): PhoneNumber @public
              url(value: URL!): URL @public
              currencyCode(value: CurrencyCode!): CurrencyCode @public
              countryCode(value: CountryCode!): CountryCode @public
              locale(value: Locale!): Locale @public
              timeZone(value: TimeZone!): TimeZone @public
              string(value: String!, list: [String!], nested: Nested): String @public
              id(value: ID!): ID @public
            }
            input Nested { texts: [String!] }
            extend type Subscription { y: String @public }
            extend type Mutation { z: Z @public }
            type Z { userErrors: E }
            type E { code: C }
            enum C { D }
            """;

    private final SchemaFixture schema = SchemaFixture.of(SDL, Echo.class);

    /** Answers what it is asked. */
    @Controller
    @TestComponent
    static class Echo {
        @QueryMapping
        Instant dateTime(@Argument Instant value) {
            return value;
        }

        @QueryMapping
        LocalDate date(@Argument LocalDate value) {
            return value;
        }

        @QueryMapping
        BigDecimal decimal(@Argument BigDecimal value) {
            return value;
        }

        @QueryMapping("long")
        long number(@Argument long value) {
            return value;
        }

        @QueryMapping
        String emailAddress(@Argument String value) {
            return value;
        }

        @QueryMapping
        String phoneNumber(@Argument String value) {
            return value;
        }

        @QueryMapping
        String url(@Argument String value) {
            return value;
        }

        @QueryMapping
        String currencyCode(@Argument String value) {
            return value;
        }

        @QueryMapping
        String countryCode(@Argument String value) {
            return value;
        }

        @QueryMapping
        String locale(@Argument String value) {
            return value;
        }

        @QueryMapping
        String timeZone(@Argument String value) {
            return value;
        }

        @QueryMapping
        String string(@Argument String value) {
            return value;
        }

        @QueryMapping
        String id(@Argument String value) {
            return value;
        }
    }

    ExecutionResult run(String document, Map<String, Object> variables) {
        return schema.run(new Actor.Anonymous(Actor.Reason.MISSING), document, variables);
    }

    ExecutionResult asVariable(String field, Object value) {
        var types = Map.of("url", "URL", "id", "ID");
        var type = types.getOrDefault(field, Character.toUpperCase(field.charAt(0)) + field.substring(1));
        return run("query($value: " + type + "!) { " + field + "(value: $value) }", Map.of("value", value));
    }

    ExecutionResult asLiteral(String field, String value) {
        var literal = new StringBuilder();
        value.chars()
                .forEach(c -> literal.append(c == '"' || c == '\\' || c < ' ' ? escape(c) : Character.toString(c)));
        return run("{ " + field + "(value: \"" + literal + "\") }", Map.of());
    }

    private static String escape(int c) {
        return String.format("\\u%04x", c);
    }

    /** Text with escapes of four digits, since such characters have no place in a source file. */
    static String unescape(String text) {
        return Pattern.compile("\\\\u([0-9A-Fa-f]{4})")
                .matcher(text)
                .replaceAll(code ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(code.group(1), 16))));
    }

    @Override
    public void close() {
        schema.close();
    }
}
