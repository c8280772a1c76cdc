package foyer.platform.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where errors go and what they say: a code, a request id, and never an exception's text. */
@Tag("graphql")
class ErrorsTest {

    private final Http http = Http.to(TransportServer.shared());

    @ParameterizedTest(name = "{0} is {1} {2}, {3} without data")
    @CsvSource({
        "FORBIDDEN, FORBIDDEN, '', 200",
        "RATE_LIMITED, RATE_LIMITED, '', 200",
        "DEFECT, INTERNAL_SERVER_ERROR, '', 200",
        "POOL, OVERLOADED, '', 503",
        "LOST, OVERLOADED, '', 503",
        "CANCELED, OVERLOADED, TIMEOUT, 503",
        "NO_MESSAGE, FORBIDDEN, '', 200",
    })
    void codesFailuresOfFields(String failure, String code, String reason, int withoutData) {
        var partial = http.query("{ hello fails(how: " + failure + ") }");
        var nothing = http.query("{ must(how: " + failure + ") }");

        assertThat(partial.status()).isEqualTo(200);
        assertThat(partial.data().path("hello").asString()).isEqualTo("Hello null");
        assertThat(nothing.status()).isEqualTo(withoutData);
        assertThat(nothing.data().isNull()).isTrue();
        for (var answer : new Http.Answer[] {partial, nothing}) {
            assertThat(answer.codes()).containsExactly(code);
            assertThat(answer.reason()).isEqualTo(reason);
            assertThat(answer.response().body()).doesNotContain(TransportController.SECRET, "classification");
            assertThat(answer.extension("requestId").asString()).isEqualTo(answer.header("X-Request-Id"));
            assertThat(answer.error().path("locations").isEmpty()).isFalse();
            assertThat(answer.error().path("path").isEmpty()).isFalse();
        }
    }

    @Test
    void callsANullWhereThereMustBeNoneADefect() {
        var answer = http.query("{ must(how: NOTHING) }");

        assertThat(answer.codes()).containsExactly("INTERNAL_SERVER_ERROR");
        assertThat(answer.error().path("message").asString()).contains(answer.header("X-Request-Id"));
    }

    @Test
    void saysWhenToComeBack() {
        var answer = http.query("{ fails(how: RATE_LIMITED) }");

        assertThat(answer.extension("retryAfter").asInt()).isEqualTo(7);
        assertThat(answer.header("Retry-After")).isEqualTo("7");
    }

    @Test
    void namesVariablesThatDoNotFit() {
        var missing = http.query("query($v: Greeting!) { greet(input: $v) }");
        var wrong = http.query("query($v: Int) { number(value: $v) }", Map.of("v", "x"));
        var within = http.query("query($v: Greeting) { greet(input: $v) }", Map.of("v", Map.of("times", 1)));
        var unknown = http.query("query($v: Greeting) { greet(input: $v) }", Map.of("v", Map.of("name", "a", "x", 1)));

        assertThat(missing.codes()).containsExactly("BAD_USER_INPUT");
        assertThat(missing.extension("paths").toString()).isEqualTo("[[\"v\"]]");
        assertThat(wrong.codes()).containsExactly("BAD_USER_INPUT");
        assertThat(wrong.extension("paths").toString()).isEqualTo("[[\"v\"]]");
        assertThat(within.codes()).containsExactly("BAD_USER_INPUT");
        assertThat(within.extension("paths").toString()).isEqualTo("[[\"v\",\"name\"]]");
        assertThat(unknown.codes()).containsExactly("BAD_USER_INPUT");
        assertThat(unknown.extension("paths").toString()).isEqualTo("[[\"v\",\"x\"]]");
    }

    @Test
    void tellsEachPlaceInTheVariablesThatDoesNotFit() {
        var answer = http.query(
                "query($v: Greeting, $c: [Int!], $f: Failure!) { greet(input: $v) count(values: $c) fails(how: $f) }",
                Map.of("v", Map.of("times", "often"), "c", List.of(1, "two", 3), "f", "NOPE"));

        assertThat(answer.codes()).containsOnly("BAD_USER_INPUT");
        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("message").asString()))
                .containsExactly(
                        "v.name has to be given and cannot be null.",
                        "v.times: expected a whole number from -2,147,483,648 to 2,147,483,647",
                        "c.1: expected a whole number from -2,147,483,648 to 2,147,483,647",
                        "f has to be one of the values of Failure.");
        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("extensions").path("paths").toString()))
                .containsExactly("[[\"v\",\"name\"]]", "[[\"v\",\"times\"]]", "[[\"c\",1]]", "[[\"f\"]]");
    }

    @Test
    void refusesANullWhereAnArgumentTakesNone() {
        var answer =
                http.body("{\"query\":\"query($m: Int = 5) { hello slow(millis: $m) }\",\"variables\":{\"m\":null}}");

        assertThat(answer.codes()).containsExactly("BAD_USER_INPUT");
        assertThat(answer.extension("paths").toString()).isEqualTo("[[\"millis\"]]");
        assertThat(answer.data().path("hello").asString()).isEqualTo("Hello null");
    }

    @ParameterizedTest
    @CsvSource({"2147483648", "-2147483649", "1.5", "12345678901234567890123456789", "1e308"})
    void refusesNumbersThatAreNoInt(String number) {
        assertThat(http.body("{\"query\":\"query($v: Int) { number(value: $v) }\",\"variables\":{\"v\":" + number
                                + "}}")
                        .codes())
                .containsExactly("BAD_USER_INPUT");
        assertThat(http.query("{ number(value: " + number + ") }").codes())
                .containsExactly("GRAPHQL_VALIDATION_FAILED");
    }

    @Test
    void refusesALiteralBeyondDoubles() {
        assertThat(http.query("{ float(value: 1e999999999) }").codes())
                .isNotEmpty()
                .doesNotContain("INTERNAL_SERVER_ERROR");
    }

    @Test
    void answersABrokenAuthenticatorWithoutAWord() {
        var answer = http.as("broken").query("{ hello }");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.codes()).containsExactly("INTERNAL_SERVER_ERROR");
        assertThat(answer.response().body()).doesNotContain("secret");
    }

    @Test
    void endsAnOperationThatTakesTooLong() {
        var server = TransportServer.with("foyer.limits.operation-time=200ms");
        try {
            var quick = Http.to(server);
            var over = quick.query("{ hello slow(millis: 5000) }");
            var allowed = quick.query("{ patient(millis: 300) }");

            assertThat(over.codes()).containsExactly("OVERLOADED");
            assertThat(over.reason()).isEqualTo("TIMEOUT");
            assertThat(allowed.codes()).isEmpty();
        } finally {
            server.close();
        }
    }
}
