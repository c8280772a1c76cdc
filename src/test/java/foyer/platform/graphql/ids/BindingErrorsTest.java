package foyer.platform.graphql.ids;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.schema.SchemaFixture;
import foyer.platform.graphql.schema.Things;
import foyer.platform.security.Actor;
import graphql.ExecutionResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Typed ids as arguments, in records, in lists and in values that may be absent. */
@Tag("unit")
class BindingErrorsTest {

    private static final String GOOD = TypeIds.encode("thing", Things.FIRST);

    private static SchemaFixture schema;

    @BeforeAll
    static void build() {
        schema = SchemaFixture.ofThings(Things.ThingController.class, Things.ThingNodes.class);
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @ParameterizedTest
    @CsvSource({
        "id: \"GOOD\"",
        "input: {id: \"GOOD\"}",
        "input: {ids: [\"GOOD\"]}",
        "input: {maybe: \"GOOD\"}",
        "input: {nested: {id: \"GOOD\"}}",
        "ids: [\"GOOD\"]",
    })
    void bindsWhereverAnIdCanStand(String arguments) {
        var result = run(arguments.replace("GOOD", GOOD));

        assertThat(result.getErrors()).isEmpty();
        assertThat(SchemaFixture.answer(result, "bound").toString()).contains(GOOD);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "id: \"BAD\" | id",
                "input: {id: \"BAD\"} | input.id",
                "input: {ids: [\"GOOD\", \"BAD\"]} | input.ids.1",
                "input: {maybe: \"BAD\"} | input.maybe",
                "input: {nested: {nested: {id: \"BAD\"}}} | input.nested.nested.id",
                "ids: [\"BAD\"] | ids.0",
            })
    void tellsWhereAnIdIsWrongAndWhatWasExpected(String arguments, String path) {
        for (var bad :
                List.of("lead_01h455vb4pex5vsknk084sn02q", "thing_x", "", GOOD.toUpperCase(java.util.Locale.ROOT))) {
            var result = run(arguments.replace("GOOD", GOOD).replace("BAD", bad));

            assertThat(result.getErrors()).hasSize(1);
            var error = result.getErrors().getFirst();
            assertThat(error.getExtensions()).containsEntry("code", "BAD_USER_INPUT");
            assertThat(error.getMessage()).startsWith(path + " must be").contains("\"thing_");
            assertThat(String.valueOf(error.getExtensions())).contains("paths=[[" + path.replace(".", ", ") + "]]");
            assertThat(error.getPath()).containsExactly("bound");
        }
    }

    @Test
    void tellsAllAtOnce() {
        var result =
                run("id: \"x\", input: {id: \"lead_x\", ids: [\"thing_x\"], nested: {maybe: \"y\"}}, ids: [\"z\"]");

        assertThat(result.getErrors()).hasSize(1);
        assertThat(result.getErrors().getFirst().getExtensions())
                .containsEntry(
                        "paths",
                        List.of(
                                List.of("id"),
                                List.of("input", "id"),
                                List.of("input", "ids", 0),
                                List.of("input", "nested", "maybe"),
                                List.of("ids", 0)));
    }

    private static ExecutionResult run(String arguments) {
        return schema.run(new Actor.Anonymous(Actor.Reason.MISSING), "{ bound(" + arguments + ") }", Map.of());
    }
}
