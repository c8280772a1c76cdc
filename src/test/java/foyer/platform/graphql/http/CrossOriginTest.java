package foyer.platform.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages of allowed origins are told, and ways around the check; who is refused is the matrix's. */
@Tag("graphql")
class CrossOriginTest {

    private static final String ORIGIN = "https://app.example.com";

    private static @Nullable TransportServer server;

    @BeforeAll
    static void start() {
        server = TransportServer.with("foyer.allowed-origins=" + ORIGIN, "foyer.trusted-proxies=127.0.0.0/8");
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(server).close();
    }

    @Test
    void answersAPreflightOfAnAllowedOrigin() {
        var answer = send(
                "OPTIONS /graphql",
                "Origin: " + ORIGIN,
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: content-type, x-foyer-tenant");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("POST");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("7200");
        assertThat(answer.header("Vary")).contains("Origin", "Access-Control-Request-Headers");
        assertThat(answer.header("Access-Control-Allow-Headers")
                        .toLowerCase(java.util.Locale.ROOT)
                        .split(", "))
                .contains(
                        "content-type",
                        "authorization",
                        "x-foyer-tenant",
                        "x-request-id",
                        "accept-language",
                        "traceparent",
                        "tracestate",
                        "baggage",
                        "apollo-require-preflight",
                        "apollographql-client-name",
                        "x-apollo-operation-name")
                .doesNotContain("*");
    }

    /** Errors too: a page that cannot read why it was refused shows nothing but a network failure. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"query\":\"{ hello }\"}", "{\"query\":\"{ nothing }\"}", "[]", "{"})
    void letsAnAllowedOriginReadTheAnswer(String body) {
        var answer = RawHttp.send(
                port(),
                "POST /graphql",
                List.of(
                        "Host: 127.0.0.1",
                        "Connection: close",
                        "Content-Type: application/json",
                        "Content-Length: " + body.length(),
                        "Origin: " + ORIGIN),
                body);

        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(answer.header("Access-Control-Expose-Headers")).isEqualTo("X-Request-Id, Retry-After");
        // Held against images and scripts only, never against what CORS lets through.
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/graphql", "/%67raphql", "//graphql", "/./graphql", "/x/../graphql", "/graphql/", "/GraphQL"})
    void findsNoWayRoundTheCheck(String path) {
        var answer = send("POST " + path, "Origin: https://evil.example", "Content-Type: application/json");

        assertThat(answer.status()).isIn(400, 403, 404, 405);
        assertThat(answer.body()).doesNotContain("\"data\"", "body.");
    }

    @Test
    void refusesTwoOriginsEvenWhenOneIsAllowed() {
        assertThat(send("POST /graphql", "Origin: " + ORIGIN, "Origin: https://evil.example")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void knowsItselfBehindATrustedProxy() {
        var own = new String[] {"X-Forwarded-Proto: https", "X-Forwarded-Host: foyer.example"};

        assertThat(send("GET /graphql", "Origin: https://foyer.example", own[0], own[1])
                        .status())
                .isEqualTo(405);
        assertThat(send("GET /graphql", "Origin: https://foyer.example", own[1]).status())
                .isEqualTo(403);
        assertThat(send("GET /graphql", "Origin: https://other.example", own[0], own[1])
                        .status())
                .isEqualTo(403);
    }

    @Test
    void leavesOtherPathsToThemselves() {
        var answer = send("GET /graphiql", "Origin: https://evil.example");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    private static RawHttp.Answer send(String requestLine, String... headers) {
        var all = new java.util.ArrayList<>(List.of("Host: 127.0.0.1", "Connection: close", "Content-Length: 0"));
        all.addAll(List.of(headers));
        return RawHttp.send(port(), requestLine, all, "");
    }

    private static int port() {
        return Objects.requireNonNull(server).port();
    }
}
