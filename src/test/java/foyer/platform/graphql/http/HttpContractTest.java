package foyer.platform.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GraphQL over HTTP as the specification has it; its audit suite runs against a started server besides. */
@Tag("graphql")
class HttpContractTest {

    private static final String GRAPHQL = "application/graphql-response+json;charset=utf-8";
    private static final String JSON = "application/json;charset=utf-8";

    private final Http http = Http.to(TransportServer.shared());

    @ParameterizedTest(name = "Accept: {0} is answered with {1}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            none                                                                     | json
            */*                                                                      | json
            application/*                                                            | json
            application/json                                                         | json
            application/json; charset=UTF-8                                          | json
            application/graphql-response+json                                        | graphql
            application/graphql-response+json; charset=utf-8, application/json       | graphql
            application/json, application/graphql-response+json                      | graphql
            application/graphql-response+json;q=0.5, application/json                | json
            application/graphql-response+json, application/json;q=0.9, */*;q=0.1     | graphql
            text/html, application/json;q=0.9                                        | json
            text/html, */*;q=0.1                                                     | json
            application/json;q=0, application/graphql-response+json;q=0.1            | graphql
            """)
    void answersTheTypeThatIsAccepted(String accept, String expected) {
        var client = accept == null ? http.without("Accept") : http.with("Accept", accept);

        var answer = client.query("{ hello }");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(expected.equals("json") ? JSON : GRAPHQL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json; charset=utf-16", "application/json;q=0", "no type"})
    void refusesToAnswerAnythingElse(String accept) {
        var answer = http.with("Accept", accept).query("{ hello }");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.header("Content-Type")).isEqualTo(JSON);
        assertThat(answer.code()).isEqualTo("BAD_USER_INPUT");
    }

    @ParameterizedTest
    @CsvSource({
        "{ hello, GRAPHQL_PARSE_FAILED",
        "{ nothing }, GRAPHQL_VALIDATION_FAILED",
        "query A { hello } query B { hello }, BAD_USER_INPUT",
        "query($v: Int!) { number(value: $v) }, BAD_USER_INPUT",
    })
    void answersRequestErrorsWith400OrAsJsonWith200(String document, String code) {
        var graphql = http.query(document);
        var json = http.with("Accept", "application/json").query(document);

        assertThat(graphql.status()).isEqualTo(400);
        assertThat(json.status()).isEqualTo(200);
        assertThat(graphql.code()).isEqualTo(code);
        assertThat(json.code()).isEqualTo(code);
        assertThat(graphql.json().has("data")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "HEAD"})
    void takesPostOnly(String method) {
        var before = TransportController.CALLS.get();

        var answer = http.send(method, "/graphql?query=mutation%7BsignIn%7D");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
        assertThat(TransportController.CALLS).hasValue(before);
    }

    @Test
    void takesNullForWhatMayBeAbsent() {
        var answer = http.body("{\"query\":\"{hello}\",\"operationName\":null,\"variables\":null,\"extensions\":null}");

        assertThat(answer.data().path("hello").asString()).isEqualTo("Hello null");
    }

    @Test
    void keepsAnswersOutOfCaches() {
        assertThat(http.query("{ hello }").header("Cache-Control")).isEqualTo("no-store");
        assertThat(http.body("[]").header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest(name = "X-Request-Id: {0} is kept: {1}")
    @CsvSource({
        "abc-123_x.Y, true",
        "a b, false",
        "'x\"y', false",
        "0123456789012345678901234567890123456789012345678901234567890123, true",
        "01234567890123456789012345678901234567890123456789012345678901234, false",
    })
    void takesTheRequestsIdWhenItIsSane(String id, boolean kept) {
        var answer = http.with("X-Request-Id", id).query("{ nothing }");

        assertThat(answer.header("X-Request-Id").equals(id)).isEqualTo(kept);
        assertThat(answer.header("X-Request-Id")).matches("[A-Za-z0-9._-]{1,64}");
        assertThat(answer.extension("requestId").asString()).isEqualTo(answer.header("X-Request-Id"));
    }

    @Test
    void answersTextInEveryScript() {
        var answer = http.query("{ hello(name: \"مرحبا 😀 \\u0001\") }");

        assertThat(answer.data().path("hello").asString()).isEqualTo("Hello مرحبا 😀 \u0001");
    }
}
