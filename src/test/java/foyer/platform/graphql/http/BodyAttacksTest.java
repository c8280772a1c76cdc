package foyer.platform.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are no GraphQL request: each is answered as one, with a code, and reaches no resolver. */
@Tag("graphql")
class BodyAttacksTest {

    private static final int LIMIT = 256 * 1024;

    private final Http http = Http.to(TransportServer.shared());

    static Stream<Arguments> badBodies() {
        return Stream.of(
                Arguments.of("empty", "", "JSON object", ""),
                Arguments.of("no JSON", "{", "well-formed", ""),
                Arguments.of("single quotes", "{'query':'{hello}'}", "well-formed", ""),
                Arguments.of("a comment", "{\"query\":\"{hello}\" /* x */}", "well-formed", ""),
                Arguments.of("trailing text", "{\"query\":\"{hello}\"} {}", "well-formed", ""),
                Arguments.of("a text", "\"{hello}\"", "JSON object", ""),
                Arguments.of("a batch", "[{\"query\":\"{hello}\"}]", "One operation", ""),
                Arguments.of("no query", "{}", "no \"query\"", ""),
                Arguments.of("a null query", "{\"query\":null}", "no \"query\"", ""),
                Arguments.of("an empty query", "{\"query\":\"  \"}", "\"query\" has", ""),
                Arguments.of("a number for the query", "{\"query\":1}", "\"query\" has", ""),
                Arguments.of(
                        "a number for the name",
                        "{\"query\":\"{hello}\",\"operationName\":1}",
                        "\"operationName\"",
                        ""),
                Arguments.of("a list for variables", "{\"query\":\"{hello}\",\"variables\":[]}", "\"variables\"", ""),
                Arguments.of(
                        "a text for extensions", "{\"query\":\"{hello}\",\"extensions\":\"x\"}", "\"extensions\"", ""),
                Arguments.of("a key twice", "{\"query\":\"{hello}\",\"query\":\"{dear}\"}", "key twice", ""),
                Arguments.of("a variable twice", variables("{\"a\":1,\"a\":2}"), "key twice", ""),
                Arguments.of("a NUL", variables("{\"a\":\"x\\u0000y\"}"), "NUL", ""),
                Arguments.of("a NUL in a key", variables("{\"x\\u0000\":1}"), "NUL", ""),
                Arguments.of("half a surrogate pair", variables("{\"a\":\"\\ud83d\"}"), "surrogate", ""),
                Arguments.of("the other half", variables("{\"a\":\"\\ude00x\"}"), "surrogate", ""),
                Arguments.of("halves in the wrong order", variables("{\"a\":\"\\ude00\\ud83d\"}"), "surrogate", ""),
                Arguments.of(
                        "half a pair in the query", "{\"query\":\"{hello(name:\\\"\\ud83d\\\")}\"}", "surrogate", ""),
                Arguments.of("a number beyond doubles", variables("{\"a\":1e999999999}"), "number", ""),
                Arguments.of("a number of 2,000 digits", variables("{\"a\":" + "9".repeat(2_000) + "}"), "number", ""),
                Arguments.of("no number", variables("{\"a\":NaN}"), "well-formed", ""),
                Arguments.of(
                        "33 lists within one another",
                        variables("{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}"),
                        "32",
                        "JSON_DEPTH"),
                Arguments.of(
                        "100,000 lists within one another",
                        variables("{\"a\":" + "[".repeat(100_000)),
                        "32",
                        "JSON_DEPTH"),
                Arguments.of(
                        "a list of 1,001", variables("{\"a\":[" + "1,".repeat(1_000) + "1]}"), "1,000", "LIST_ITEMS"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badBodies")
    void refusesWhatIsNoRequest(String name, String body, String message, String reason) {
        var before = TransportController.CALLS.get();

        var answer = http.body(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
        assertThat(answer.json().has("data")).isFalse();
        assertThat(answer.codes()).containsExactly("BAD_USER_INPUT");
        assertThat(answer.reason()).isEqualTo(reason);
        assertThat(answer.error().path("message").asString()).contains(message);
        assertThat(answer.extension("requestId").asString()).isEqualTo(answer.header("X-Request-Id"));
        assertThat(TransportController.CALLS).hasValue(before);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        for (var charset : new java.nio.charset.Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16}) {
            var answer = http.bytes("{\"query\":\"{hello}\"}".getBytes(charset));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("BAD_USER_INPUT");
        }
        for (var bad :
                new byte[][] {{(byte) 0xff}, {(byte) 0xc0, (byte) 0x80}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}}) {
            var answer = http.bytes(around("{\"query\":\"{hello(name:\\\"", bad, "\\\")}\"}"));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.error().path("message").asString()).contains("UTF-8");
        }
    }

    @Test
    void refusesAByteOrderMark() {
        var answer = http.body("\ufeff{\"query\":\"{hello}\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void takesABodyUpToTheLimitAndNoLarger() {
        var query = "{\"query\":\"{hello}\"}";
        var largest = (query + " ".repeat(LIMIT - query.length())).getBytes(StandardCharsets.UTF_8);
        var larger = Arrays.copyOf(largest, LIMIT + 1);
        larger[LIMIT] = ' ';

        assertThat(http.bytes(largest).status()).isEqualTo(200);
        assertThat(http.chunked(largest).status()).isEqualTo(200);
        for (var answer : new Http.Answer[] {http.bytes(larger), http.chunked(larger)}) {
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.code()).isEqualTo("BAD_USER_INPUT");
            assertThat(answer.reason()).isEqualTo("BODY_SIZE");
            assertThat(answer.extension("limit").asInt()).isEqualTo(LIMIT);
            assertThat(answer.extension("actual").asInt()).isGreaterThan(LIMIT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded",
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/graphql",
        "application/json; charset=utf-16",
        "application/json; charset=no-such",
        "nonsense",
    })
    void refusesOtherContentTypes(String type) {
        var answer = http.with("Content-Type", type).body("{\"query\":\"mutation{signIn}\"}");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void refusesNoContentTypeAndPackedBodies() {
        assertThat(http.without("Content-Type").body("{\"query\":\"{hello}\"}").status())
                .isEqualTo(415);
        assertThat(http.with("Content-Encoding", "gzip")
                        .body("{\"query\":\"{hello}\"}")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void givesUpOnABodyThatDoesNotArrive() throws IOException {
        var server = TransportServer.with("foyer.limits.body-time=1s", "server.tomcat.connection-timeout=500ms");
        try (var silent = new Socket(InetAddress.getLoopbackAddress(), server.port());
                var slow = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            beginBody(silent);
            beginBody(slow);

            assertThat(drip(slow)).startsWith("HTTP/1.1 408").contains("BODY_TIME");
            assertThat(new String(silent.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408");
        } finally {
            server.close();
        }
    }

    private static void beginBody(Socket socket) throws IOException {
        socket.getOutputStream()
                .write(("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                + "Connection: close\r\nContent-Length: 1000\r\n\r\n{")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends a space each time that nothing has come for a while, until something comes. */
    private static String drip(Socket socket) throws IOException {
        socket.setSoTimeout(100);
        for (var i = 0; i < 100; i++) {
            try {
                var first = socket.getInputStream().read();
                socket.setSoTimeout(10_000);
                return (char) first + new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (SocketTimeoutException e) {
                socket.getOutputStream().write(' ');
            }
        }
        return "no answer";
    }

    private static String variables(String variables) {
        return "{\"query\":\"{hello}\",\"variables\":" + variables + "}";
    }

    private static byte[] around(String before, byte[] bytes, String after) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(bytes);
        all.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }
}
