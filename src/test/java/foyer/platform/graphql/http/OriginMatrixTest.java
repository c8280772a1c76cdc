package foyer.platform.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every origin with every content type, method, transport and kind of credentials, against one rule: a request is
 * refused with 403 when its origin is neither the server's own nor allowed, or when it has none, carries the cookie and
 * its browser says that it comes from another site. Whatever is not refused is answered as if it had no origin.
 */
@Tag("graphql")
class OriginMatrixTest {

    private static final String ALLOWED = "https://app.example.com";
    private static final String EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop";
    private static final String DOCUMENT = "{\"query\":\"{ caller { kind } }\"}";

    private static @Nullable TransportServer server;

    @BeforeAll
    static void start() {
        server = TransportServer.with("foyer.allowed-origins=" + ALLOWED + "," + EXTENSION);
    }

    @AfterAll
    static void stop() {
        server().close();
    }

    private static TransportServer server() {
        return java.util.Objects.requireNonNull(server);
    }

    /** Where the page is from that sends the request; {@code %d} is the server's port. */
    enum Origin {
        ABSENT(null, true),
        OWN("http://127.0.0.1:%d", true),
        LISTED(ALLOWED, true),
        LISTED_EXTENSION(EXTENSION, true),
        FOREIGN("https://evil.example", false),
        NULL("null", false),
        EMPTY("", false),
        OTHER_PORT_OF_OWN("http://127.0.0.1:1", false),
        NO_PORT_OF_OWN("http://127.0.0.1", false),
        OTHER_SCHEME_OF_OWN("https://127.0.0.1:%d", false),
        OTHER_NAME_OF_OWN("http://localhost:%d", false),
        OTHER_PORT_OF_LISTED(ALLOWED + ":8443", false),
        OWN_PORT_OF_LISTED(ALLOWED + ":443", false),
        OTHER_SCHEME_OF_LISTED("http://app.example.com", false),
        LISTED_AS_PREFIX(ALLOWED + ".evil.example", false),
        LISTED_AS_SUFFIX("https://evilapp.example.com", false),
        LISTED_BEHIND_AT("https://app.example.com@evil.example", false),
        BELOW_LISTED("https://sub.app.example.com", false),
        LISTED_WITH_DOT(ALLOWED + ".", false),
        LISTED_WITH_PATH(ALLOWED + "/", false),
        LISTED_IN_CAPITALS("https://APP.example.com", false),
        TWO("https://app.example.com https://evil.example", false),
        OTHER_EXTENSION("chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba", false);

        private final @Nullable String text;
        private final boolean known;

        Origin(@Nullable String text, boolean known) {
            this.text = text;
            this.known = known;
        }

        @Nullable String header(int port) {
            return text == null ? null : text.replace("%d", String.valueOf(port));
        }
    }

    enum Content {
        JSON("application/json"),
        TEXT("text/plain"),
        FORM("application/x-www-form-urlencoded"),
        MULTIPART("multipart/form-data; boundary=x"),
        NONE(null);

        private final @Nullable String type;

        Content(@Nullable String type) {
            this.type = type;
        }
    }

    enum Method {
        POST,
        GET,
        OPTIONS,
        PUT
    }

    enum Transport {
        HTTP,
        SSE,
        WEBSOCKET
    }

    enum Holds {
        COOKIE,
        BEARER,
        NOTHING
    }

    private record Case(
            Origin origin,
            Content content,
            Method method,
            Transport transport,
            Holds holds,
            @Nullable String fetchSite) {

        /** The rule. */
        boolean isRefused() {
            return origin == Origin.ABSENT ? "cross-site".equals(fetchSite) && holds == Holds.COOKIE : !origin.known;
        }

        /** What is answered to a request that is not refused. */
        int status() {
            if (transport == Transport.WEBSOCKET) {
                return 101;
            }
            if (method == Method.OPTIONS && origin.known && origin != Origin.ABSENT) {
                return 204;
            }
            if (method != Method.POST) {
                return 405;
            }
            return content == Content.JSON ? 200 : 415;
        }

        List<String> headers(int port) {
            var body = method == Method.POST || method == Method.PUT ? DOCUMENT : "";
            var headers = new ArrayList<>(List.of("Host: 127.0.0.1:" + port, "Content-Length: " + body.length()));
            add(headers, "Origin", origin.header(port));
            add(headers, "Content-Type", content.type);
            add(headers, "Sec-Fetch-Site", fetchSite);
            add(headers, "Access-Control-Request-Method", method == Method.OPTIONS ? "POST" : null);
            add(headers, "Cookie", holds == Holds.COOKIE ? "foyer=member" : null);
            add(headers, "Authorization", holds == Holds.BEARER ? "Bearer member" : null);
            headers.addAll(
                    switch (transport) {
                        case HTTP -> List.of("Connection: close");
                        case SSE -> List.of("Connection: close", "Accept: text/event-stream");
                        case WEBSOCKET ->
                            List.of(
                                    "Connection: Upgrade",
                                    "Upgrade: websocket",
                                    "Sec-WebSocket-Version: 13",
                                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                                    "Sec-WebSocket-Protocol: graphql-transport-ws");
                    });
            return headers;
        }

        private static void add(List<String> headers, String name, @Nullable String value) {
            if (value != null) {
                headers.add(name + ": " + value);
            }
        }

        RawHttp.Answer send(int port) {
            var body = method == Method.POST || method == Method.PUT ? DOCUMENT : "";
            return RawHttp.send(port, method + " /graphql", headers(port), body);
        }
    }

    @ParameterizedTest
    @EnumSource
    void followsTheRule(Origin origin) {
        for (var one : cases(origin)) {
            check(one);
        }
    }

    private static List<Case> cases(Origin origin) {
        var cases = new ArrayList<Case>();
        for (var content : Content.values()) {
            for (var method : Method.values()) {
                for (var transport : Transport.values()) {
                    // A handshake is a GET without a body.
                    if (transport == Transport.WEBSOCKET && (method != Method.GET || content != Content.NONE)) {
                        continue;
                    }
                    for (var holds : Holds.values()) {
                        cases.add(new Case(origin, content, method, transport, holds, null));
                        cases.add(new Case(origin, content, method, transport, holds, "cross-site"));
                    }
                }
            }
        }
        return cases;
    }

    private static void check(Case one) {
        var before = TransportController.CALLS.get();
        var answer = one.send(server().port());

        assertThat(answer.status() == 403).as("%s: %s", one, answer).isEqualTo(one.isRefused());
        assertThat(answer.header("Vary")).as("%s", one).contains("Origin");
        if (one.isRefused()) {
            assertThat(TransportController.CALLS).as("%s", one).hasValue(before);
            assertRefused(one, answer);
        } else {
            assertAnswered(one, answer);
        }
        var readable = one.origin().known && one.origin().name().startsWith("LISTED");
        assertThat(answer.header("Access-Control-Allow-Origin"))
                .as("%s", one)
                .isEqualTo(readable ? one.origin().header(0) : "");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo(readable ? "true" : "");
    }

    private static void assertRefused(Case one, RawHttp.Answer answer) {
        assertThat(answer.header("Content-Type")).as("%s", one).startsWith("application/json");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        var error = JsonMapper.shared().readTree(answer.body()).path("errors").path(0);
        assertThat(error.path("message").asString()).contains("FOYER_ALLOWED_ORIGINS");
        assertThat(error.path("extensions").path("code").asString()).isEqualTo("FORBIDDEN");
        assertThat(error.path("extensions").path("reason").asString()).isEqualTo("ORIGIN");
        assertThat(error.path("extensions").path("requestId").asString()).isEqualTo(answer.header("X-Request-Id"));
    }

    private static void assertAnswered(Case one, RawHttp.Answer answer) {
        assertThat(answer.status()).as("%s", one).isEqualTo(one.status());
        if (one.transport() == Transport.WEBSOCKET) {
            assertThat(answer.header("Sec-WebSocket-Protocol")).as("%s", one).isEqualTo("graphql-transport-ws");
        } else if (one.status() == 200 && one.transport() == Transport.SSE) {
            assertThat(answer.header("Content-Type")).as("%s", one).startsWith("text/event-stream");
        } else if (one.status() == 200) {
            assertThat(answer.body())
                    .as("%s", one)
                    .contains(one.holds() == Holds.NOTHING ? "\"ANONYMOUS\"" : "\"MEMBER\"");
        }
    }
}
