package foyer.platform.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.SDLDefinition;
import graphql.parser.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole SDL keeps its rules, and each rule notices when it is broken. */
@Tag("unit")
class SchemaLintTest {

    private static final Path SCHEMA = Path.of("schema");
    private static final int MAX_LINES = 300;

    @Test
    void keepsAllRules() throws IOException {
        var definitions = new ArrayList<SDLDefinition<?>>();
        for (var file : files()) {
            definitions.addAll(definitions(Files.readString(file)));
        }

        assertThat(definitions).hasSizeGreaterThan(50);
        assertThat(SchemaLint.violations(definitions)).isEmpty();
    }

    @Test
    void keepsFilesShort() throws IOException {
        for (var file : files()) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(MAX_LINES);
        }
    }

    @Test
    void keepsOperationsInTheirOwnFiles() throws IOException {
        for (var file : files()) {
            var name = file.toString();
            var sdl = Files.readString(file);
            var extendsRoots = sdl.contains("extend type Query") || sdl.contains("extend type Mutation");
            var mayExtendRoots = name.endsWith(".operations.graphqls") || name.contains("shared");
            assertThat(mayExtendRoots || !extendsRoots).as(name).isTrue();
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type A { 'B.' c: Int } | A: needs a description of full sentences",
                "'no capital.' type A { 'B.' c: Int } | A: needs a description",
                "'No full stop' type A { 'B.' c: Int } | A: needs a description",
                "'A.' type A { c: Int } | A.c: needs a description",
                "'A.' type A { 'B.' c(d: Int): Int } | A.c.d: needs a description",
                "'A.' enum A { B } | A.B: needs a description",
                "'A.' input AInput { b: Int } | AInput.b: needs a description",
                "'A.' interface A { b: Int } | A.b: needs a description",
                "scalar A @specifiedBy(url: 'x') | A: needs a description",
                "directive @a on FIELD | @a: needs a description",
                "'A.' directive @a(b: Int) on FIELD | @a.b: needs a description",
                "'A.' type a_b { 'B.' c: Int } | a_b: types are PascalCase",
                "'A.' type A { 'B.' B_C: Int } | A.B_C: fields are camelCase",
                "'A.' type A { 'B.' c('D.' D_E: Int): Int } | A.c.D_E: arguments and input fields are camelCase",
                "'A.' enum A { 'B.' b } | A.b: enum values are UPPER_CASE",
                "'A.' input A { 'B.' b: Int } | A: inputs end in Input or Filter",
                "'A.' scalar A | A: scalars have @specifiedBy",
                "'A.' type A { 'B.' c: Float } | A.c: Float is no exact type",
                "'A.' input AInput { 'B.' c: JSON } | AInput.c: JSON is no exact type",
                "'A.' type A { 'B.' c: [Int] } | A.c: elements of lists are not null",
                "'A.' type A { 'B.' c: [[Int!]!] } | A.c: no lists of lists",
                "'A.' type A { 'B.' bId: ID } | A.bId: references are objects, not ids",
                "extend type Query { 'A.' a: Int } | Query.a: one of @public, @signedIn, @superAdmin, @auth",
                "extend type Query { 'A.' a: Int @public @auth } | Query.a: one of @public, @signedIn, @superAdmin, @auth",
                "'A.' type A { 'B.' b: Int @entitled(module: LEADS) } | A.b: @entitled needs @auth",
                "'A.' type A { 'B.' b: Int @public @auth } | A.b: one of @public, @signedIn, @superAdmin, @auth",
                "'A.' interface A { 'B.' b: Int @auth } | A.b: nothing enforces access on an interface",
                "extend type Mutation { 'A.' aB('C.' c: Int): ABPayload! @auth } | Mutation.aB: takes only [input: ABInput!]",
                "extend type Mutation { 'A.' aB('C.' input: ABInput): ABPayload! @auth } | Mutation.aB: takes only",
                "extend type Mutation { 'A.' aB('C.' input: ABInput!): ABPayload @auth } | Mutation.aB: answers ABPayload!",
                "extend type Mutation { 'A.' createA('C.' input: CreateAInput!): CreateAPayload! @auth }"
                        + " | Mutation.createA: names a type, then what is done",
                "'A.' type APayload { 'B.' b: Int } | APayload: needs userErrors",
                "'A.' type APayload { 'B.' b: Int! } | APayload: b must be nullable",
                "'A.' type APayload { 'B.' userErrors: [AError!]! } | APayload: userErrors must be [XUserError!]!",
                "'A.' type AUserError { 'B.' message: String! } | AUserError: must implement UserError",
                "'A.' type AUserError { 'B.' code: String! } | AUserError: code must be AErrorCode!, not String!",
                "'A.' type AConnection { 'B.' edges: [AEdge]! } | AConnection: edges must be [AEdge!]!, not [AEdge]!",
                "'A.' type AConnection { 'B.' edges: [AEdge!]! } | AConnection: totalCountIsExact must be Boolean",
                "'A.' type AEdge { 'B.' node: A } | AEdge: node must be A!, not A",
                "'A.' type A { 'B.' cs: CConnection } | A.cs: first must be Int, not null",
                "'A.' type A { 'B.' bs: [B!]! } 'B.' type B { 'A.' a: A } | A.bs: a list on a circle has a page or an",
                "'A.' enum Permission { 'B.' B } | Permission.B: needs @grantedTo",
                "'A.' type A { 'B.' c: Int @deprecated(reason: 'Old.') } | A.c: a deprecation names the replacement",
            })
    void noticesWhenARuleIsBroken(String sdl, String violation) {
        assertThat(SchemaLint.violations(definitions(sdl.replace('\'', '"'))))
                .anySatisfy(found -> assertThat(found).startsWith(violation));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(SCHEMA)) {
            return files.filter(file -> file.toString().endsWith(".graphqls")).toList();
        }
    }

    private static List<SDLDefinition<?>> definitions(String sdl) {
        var definitions = new ArrayList<SDLDefinition<?>>();
        Parser.parse(sdl).getDefinitions().forEach(definition -> definitions.add((SDLDefinition<?>) definition));
        return definitions;
    }
}
