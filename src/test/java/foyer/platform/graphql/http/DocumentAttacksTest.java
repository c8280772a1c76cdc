package foyer.platform.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that ask for too much: refused before any resolver, by name and number (spec of the platform, "Limits"). */
@Tag("graphql")
class DocumentAttacksTest {

    /** On a machine that is slow, or stands still for a while; what is not stopped takes minutes, or all memory. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Http http = Http.to(TransportServer.shared());

    static Stream<Arguments> overLimits() {
        return Stream.of(
                Arguments.of("31 aliases", "{ " + repeat(31, "a%d: hello ") + "}", "ALIASES", 30, 31),
                Arguments.of("1,000 aliases", "{ " + repeat(650, "a%d: hello ") + "}", "ALIASES", 30, 650),
                Arguments.of(
                        "aliases in a fragment that is spread twice",
                        "{ item { ...F } many(ids: []) { ...F } } fragment F on Item { " + repeat(16, "a%d: name ")
                                + "}",
                        "ALIASES",
                        30,
                        32),
                Arguments.of("500 times the same field", "{ " + "hello ".repeat(500) + "}", "ROOT_FIELDS", 20, 500),
                Arguments.of(
                        "21 root fields through a fragment",
                        "{ ...F } fragment F on Query { " + repeat(21, "a%d: hello ") + "}",
                        "ROOT_FIELDS",
                        20,
                        21),
                Arguments.of("2,001 tokens", "{ item { " + "name ".repeat(2_000) + "} }", "TOKENS", 2_000, 2_001),
                Arguments.of("depth 16", nested(16), "DEPTH", 15, 16),
                Arguments.of("depth 120", nested(120), "DEPTH", 15, 120),
                Arguments.of(
                        "depth through fragments",
                        "{ item { ...A } } fragment A on Item " + nestedItems(8, "...B") + " fragment B on Item "
                                + nestedItems(8, "name"),
                        "DEPTH",
                        15,
                        18),
                Arguments.of(
                        "selections nested beyond the parser",
                        "{ a " + "{ a ".repeat(600) + "}".repeat(601),
                        "DEPTH",
                        15,
                        500),
                Arguments.of(
                        "a literal nested beyond the parser",
                        "{ count(values: " + "[".repeat(600) + "]".repeat(600) + ") }",
                        "DEPTH",
                        15,
                        500),
                Arguments.of(
                        "51 directives",
                        "{ item { " + "name @include(if: true) ".repeat(51) + "} }",
                        "DIRECTIVES",
                        50,
                        51),
                Arguments.of("500 unknown directives", "{ hello " + "@x ".repeat(500) + "}", "DIRECTIVES", 50, 500),
                Arguments.of(
                        "5 directives in one place", "{ hello " + "@mark ".repeat(5) + "}", "DIRECTIVES_AT_ONCE", 4, 5),
                Arguments.of(
                        "5 directives on an operation",
                        "query " + "@mark ".repeat(5) + "{ hello }",
                        "DIRECTIVES_AT_ONCE",
                        4,
                        5),
                Arguments.of(
                        "a list of 1,001 in the document",
                        "{ count(values: [" + "1 ".repeat(1_001) + "]) }",
                        "LIST_ITEMS",
                        1_000,
                        1_001),
                Arguments.of(
                        "a number of 200,000 digits",
                        "{ number(value: " + "9".repeat(200_000) + ") }",
                        "NUMBER_DIGITS",
                        1_000,
                        200_000),
                Arguments.of("a fragment bomb", bomb(25), "FIELDS", 5_000, 1_000_000),
                Arguments.of("two sign-ins", "mutation { signIn again: signIn }", "PUBLIC_MUTATIONS", 1, 2),
                Arguments.of(
                        "a sign-in and a sign-up through a fragment",
                        "mutation { signIn ...F } fragment F on Mutation { signUp }",
                        "PUBLIC_MUTATIONS",
                        1,
                        2),
                Arguments.of(
                        "five fields of 1,000 and one of 1",
                        "{ hello " + repeat(5, "a%d: dear ") + "}",
                        "COST",
                        5_000,
                        5_001));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("overLimits")
    void refuses(String name, String document, String reason, int limit, int actual) {
        var before = TransportController.CALLS.get();

        var started = System.nanoTime();
        var answer = http.query(document);

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(SOON);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().has("data")).isFalse();
        assertThat(answer.codes()).contains("GRAPHQL_VALIDATION_FAILED").doesNotContain("INTERNAL_SERVER_ERROR");
        var error = answer.json()
                .path("errors")
                .valueStream()
                .map(each -> each.path("extensions"))
                .filter(each -> each.path("reason").asString().equals(reason))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.json().toString()));
        assertThat(error.path("limit").asInt()).isEqualTo(limit);
        assertThat(error.path("actual").asInt()).isEqualTo(actual);
        assertThat(TransportController.CALLS).hasValue(before);
    }

    static Stream<Arguments> atTheLimit() {
        return Stream.of(
                Arguments.of("20 root fields and aliases", "{ __typename " + repeat(20, "a%d: hello ") + "}"),
                Arguments.of("depth 15", nested(15)),
                Arguments.of("50 directives", "{ item { " + "name @include(if: true) ".repeat(50) + "} }"),
                Arguments.of("4 directives in one place", "{ hello " + "@mark ".repeat(4) + "}"),
                Arguments.of("one sign-in and another mutation", "mutation { signIn touch }"),
                Arguments.of("cost 5,000", "{ " + repeat(5, "a%d: dear ") + "}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("atTheLimit")
    void takesWhatIsJustWithin(String name, String document) {
        var answer = http.query(document);

        assertThat(answer.codes()).isEmpty();
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void takesMoreTokensFromTheSignedIn() {
        var document = "{ item { " + "name ".repeat(2_500) + "} }";

        assertThat(http.query(document).reason()).isEqualTo("TOKENS");
        assertThat(http.as("member").query(document).codes()).isEmpty();
        // The document is known now, and still too long for others.
        assertThat(http.query(document).reason()).isEqualTo("TOKENS");
    }

    @ParameterizedTest
    @MethodSource("circles")
    void refusesFragmentsThatSpreadThemselves(String document) {
        var answer = http.query(document);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.codes()).containsExactly("GRAPHQL_VALIDATION_FAILED");
        assertThat(answer.error().path("message").asString()).contains("spreads itself");
    }

    static List<String> circles() {
        return List.of(
                "{ item { ...A } } fragment A on Item { ...A }",
                "{ item { ...A } } fragment A on Item { item { ...B } } fragment B on Item { item { ...A } }",
                "{ hello } fragment A on Item { item { ...A } }");
    }

    @Test
    void boundsIntrospectionThatGoesInCircles() {
        var circle = "{ __schema { types " + "{ fields { type ".repeat(10) + "{ name }" + " } }".repeat(10) + " } }";
        var wide = "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }";

        assertThat(http.query(circle).reason()).isEqualTo("INTROSPECTION_DEPTH");
        assertThat(http.query(wide).codes()).containsExactly("GRAPHQL_VALIDATION_FAILED");
    }

    @Test
    void tellsAtMostFiveErrors() {
        var answer = http.query("{ item { " + repeat(12, "unknown%d ") + "} }");

        assertThat(answer.codes()).hasSize(5).containsOnly("GRAPHQL_VALIDATION_FAILED");
        assertThat(answer.json().path("extensions").path("errorsOmitted").asInt())
                .isEqualTo(7);
    }

    @Test
    void doesNotRepeatAllThatWasSent() {
        assertThat(http.query("{ " + "a".repeat(200_000) + " }").response().body())
                .hasSizeLessThan(2_000);
        assertThat(http.query("{ hello(name: \"" + "a".repeat(200_000))
                        .response()
                        .body())
                .hasSizeLessThan(2_000);
        assertThat(http.query("query($v: Int) { number(value: $v) }", Map.of("v", "a".repeat(200_000)))
                        .response()
                        .body())
                .hasSizeLessThan(2_000);
    }

    @Test
    void refusesTextThatCannotBeStored() {
        assertThat(http.query("{ hello(name: \"a\\u0000b\") }").codes()).containsExactly("GRAPHQL_VALIDATION_FAILED");
        assertThat(http.query("{ hello(name: \"\\ud83d\") }").codes()).containsExactly("GRAPHQL_PARSE_FAILED");
    }

    @Test
    void speaksTheCallersLanguage() {
        var answer = http.with("Accept-Language", "ar-AE, en;q=0.5").query(nested(16));

        assertThat(answer.error().path("message").asString()).contains("عمق الحقول");
    }

    @Test
    void countsAListInAVariable() {
        var ids = IntStream.range(0, 1_000).boxed().toList();

        var answer = http.query(
                "query($ids: [ID!]!) { many(ids: $ids) { id name children { totalCount } } }", Map.of("ids", ids));

        assertThat(answer.reason()).isEqualTo("COST");
    }

    /** So many fields within one another. */
    private static String nested(int depth) {
        return "{ " + "item { ".repeat(depth - 1) + "name" + " }".repeat(depth);
    }

    private static String nestedItems(int depth, String last) {
        return "{ " + "item { ".repeat(depth) + last + " }".repeat(depth + 1);
    }

    /** Each fragment spreads the next twice: 2^n fields from a line each. */
    private static String bomb(int fragments) {
        var definitions = IntStream.range(0, fragments)
                .mapToObj(i -> "fragment F%d on Item { name item { ...F%d } ...F%d }".formatted(i, i + 1, i + 1))
                .collect(Collectors.joining(" "));
        return "{ item { ...F0 } } " + definitions + " fragment F" + fragments + " on Item { name }";
    }

    private static String repeat(int times, String pattern) {
        return IntStream.range(0, times).mapToObj(i -> pattern.formatted(i)).collect(Collectors.joining());
    }
}
