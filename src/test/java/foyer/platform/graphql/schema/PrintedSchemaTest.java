package foyer.platform.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import graphql.schema.GraphQLSchema;
import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole schema as clients see it is approved in {@code schema/printed/schema.graphql}: a change of it shows in the
 * review, and what breaks clients is named.
 */
@Tag("unit")
class PrintedSchemaTest {

    private static final Path APPROVED = Path.of("schema/printed/schema.graphql");
    private static final Path ACTUAL = Path.of("target/schema.graphql");

    @Test
    void isWhatWasApproved() throws IOException {
        var actual = print();
        if (Boolean.getBoolean("schema.accept")) {
            Files.createDirectories(APPROVED.getParent());
            Files.writeString(APPROVED, actual);
        }
        var approved = Files.exists(APPROVED) ? Files.readString(APPROVED) : "";
        if (!actual.equals(approved)) {
            Files.writeString(ACTUAL, actual);
            fail("The schema differs from " + APPROVED + "; the actual one is " + ACTUAL + ". Accept it with"
                    + " ./mvnw test -Dtest=PrintedSchemaTest -Dschema.accept=true. What breaks clients: "
                    + (approved.isEmpty() ? List.of() : breaking(approved, actual)));
        }
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type Query { a: Int b: Int } | type Query { a: Int } | is missing the field 'Query.b'",
                "type Query { a: Int! } | type Query { a: Int } | from type 'Int!' to 'Int'",
                "type Query { a: Int } | type Query { a: String } | from type 'Int' to 'String'",
                "type Query { a(b: Int): Int } | type Query { a(b: Int!): Int } | argument 'b' from type 'Int' to 'Int!'",
                "type Query { a: Int } | type Query { a(b: Int!): Int } | more strict for old consumers",
                "type Query { a: A } enum A { B C } | type Query { a: A } enum A { B } | 'C'",
            })
    void namesWhatBreaksClients(String before, String after, String problem) {
        assertThat(breaking(before, after)).anySatisfy(text -> assertThat(text).contains(problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type Query { a: Int } | type Query { a: Int b: Int }",
                "type Query { a: Int } | type Query { a: Int! }",
                "type Query { a: Int } | type Query { a(b: Int): Int }",
            })
    void letsTheSchemaGrow(String before, String after) {
        assertThat(breaking(before, after)).isEmpty();
    }

    private static String print() {
        try (var schema = SchemaFixture.whole()) {
            var options = SchemaPrinter.Options.defaultOptions()
                    .includeSchemaDefinition(true)
                    .includeScalarTypes(true)
                    .includeDirectiveDefinitions(true)
                    .includeDirectiveDefinition(name -> !Advertised.UNSUPPORTED.contains(name))
                    .includeDirectives(true);
            return "# Printed from the built schema by PrintedSchemaTest; do not edit.\n\n"
                    + new SchemaPrinter(options).print(schema.schema()).stripTrailing() + "\n";
        }
    }

    private static List<String> breaking(String before, String after) {
        var reporter = new CapturingReporter();
        new SchemaDiff().diffSchema(SchemaDiffSet.diffSetFromIntrospection(parse(before), parse(after)), reporter);
        return reporter.getBreakages().stream().map(DiffEvent::getReasonMsg).toList();
    }

    private static GraphQLSchema parse(String sdl) {
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl));
    }
}
