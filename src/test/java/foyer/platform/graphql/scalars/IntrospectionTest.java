package foyer.platform.graphql.scalars;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.schema.SchemaFixture;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** GraphQL's own text and introspection, as any server has them. */
@Tag("unit")
class IntrospectionTest {

    private static EchoSchema schema;

    @BeforeAll
    static void build() {
        schema = new EchoSchema();
    }

    @AfterAll
    static void close() {
        schema.close();
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
    void takesTheNameOfATypeInAVariable() {
        var result = schema.run("query($name: String!) { __type(name: $name) { name } }", Map.of("name", "URL"));

        assertThat(result.getErrors()).isEmpty();
    }

    @Test
    void advertisesNoDirectiveThatDoesNothing() {
        var result = schema.run("{ __schema { directives { name } } }", Map.of());

        assertThat(SchemaFixture.answer(result, "__schema").toString())
                .contains("{name=auth}", "{name=include}")
                .doesNotContain("defer", "experimental");
    }
}
