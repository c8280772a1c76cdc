package foyer.platform.graphql.scalars;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.schema.SchemaFixture;
import graphql.ExecutionResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GraphQL's own text in our coercing, and introspection with it. */
@Tag("unit")
class StorableTextTest {

    private static EchoSchema schema;

    @BeforeAll
    static void build() {
        schema = new EchoSchema();
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\u0000", "\\uD83D", "\\uDE00", "\\uDE00\\uD83D", "a\\uD83Db"})
    void refusesTextThatCannotBeStored(String escaped) {
        var value = EchoSchema.unescape(escaped);

        var inList = "query($value: [String!]) { string(value: \"x\", list: $value) }";
        var inInput = "query($value: Nested) { string(value: \"x\", nested: $value) }";
        for (var result : new ExecutionResult[] {
            schema.asVariable("string", value),
            schema.asVariable("id", value),
            schema.run(inList, Map.of("value", List.of("x", value))),
            schema.run(inInput, Map.of("value", Map.of("texts", List.of(value)))),
        }) {
            assertThat(result.getErrors()).hasSize(1);
            assertThat(result.getErrors().getFirst().getMessage()).contains("expected text without");
            assertThat(result.getErrors().getFirst().getExtensions()).containsEntry("code", "BAD_USER_INPUT");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"string", "id"})
    void refusesALiteralNul(String field) {
        var result = schema.run("{ " + field + "(value: \"a\\u0000b\") }", Map.of());

        assertThat(result.getErrors()).hasSize(1);
        assertThat(result.getErrors().getFirst().getMessage()).contains("expected text without");
        assertThat(result.getErrors().getFirst().getExtensions()).containsEntry("code", "BAD_USER_INPUT");
    }

    @Test
    void keepsAllOtherText() {
        var text = EchoSchema.unescape("tab\t newline\n 😀 مرحبا \\u0001 \\uFFFF");

        assertThat(schema.asVariable("string", text).<Map<String, Object>>getData())
                .isEqualTo(Map.of("string", text));
        assertThat(schema.asVariable("id", 5).<Map<String, Object>>getData()).isEqualTo(Map.of("id", "5"));
    }

    @Test
    void stillAnswersIntrospection() {
        var result = schema.run(
                "{ __schema { types { name description } } __type(name: \"URL\")"
                        + " { name description specifiedByURL } }",
                Map.of());

        assertThat(result.getErrors()).isEmpty();
        assertThat(SchemaFixture.answer(result, "__type").toString())
                .contains("An absolute http or https address.", "https://url.spec.whatwg.org/");
    }

    @Test
    void advertisesNoDirectiveThatDoesNothing() {
        var result = schema.run("{ __schema { directives { name } } }", Map.of());

        assertThat(SchemaFixture.answer(result, "__schema").toString())
                .contains("{name=auth}", "{name=include}")
                .doesNotContain("defer", "experimental");
    }
}
