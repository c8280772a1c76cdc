package foyer.platform.graphql.socket;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.http.TransportServer;
import foyer.testing.Awaited;
import foyer.testing.RawSocket;
import foyer.testing.RawSocket.Closed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How each breach of the protocol ends a socket, from the handshake on (spec/platform.md, "HTTP surface"). */
@Tag("graphql")
class SocketBreachTest extends SocketScene {

    @ParameterizedTest(name = "without the good {0}: {2}")
    @CsvSource(nullValues = "none", textBlock = """
            Sec-WebSocket-Protocol, none,                                   400
            Sec-WebSocket-Protocol, graphql-ws,                             400
            Sec-WebSocket-Protocol, 'graphql-ws, graphql-transport-ws',     101
            Sec-WebSocket-Version,  12,                                     426
            Sec-WebSocket-Version,  none,                                   426
            Sec-WebSocket-Key,      none,                                   400
            Connection,             keep-alive,                             400
            Connection,             'keep-alive, Upgrade',                  101
            Upgrade,                h2c,                                    405
            """)
    void refusesAHandshakeWithAWellFormedAnswer(String header, String value, int status) {
        var headers = RawSocket.handshake();
        if (value == null) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }
        var socket = with(headers);

        assertThat(socket.status()).isEqualTo(status);
        if (status == 101) {
            assertThat(socket.head()).contains("\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n");
            assertThat(socket.init("{}").say("{\"type\":\"ping\"}").type()).isEqualTo("pong");
        } else {
            assertThat(socket.head()).contains("application/json");
            assertThat(code(socket.body().path("errors"))).isEqualTo("BAD_USER_INPUT");
        }
    }

    @Test
    void offersNoCompression() {
        var headers = RawSocket.handshake();
        headers.put("Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits");
        var socket = with(headers);

        assertThat(socket.status()).isEqualTo(101);
        assertThat(socket.head()).doesNotContain("Sec-WebSocket-Extensions");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                   | "type"
            {"type":1}                                                           | "type"
            {"type":"subscription_start","id":"1"}                               | Unknown message type "subscription_start"
            {"type":"connection_ack"}                                            | Unknown message type
            {"type":"next","id":"1","payload":{}}                                | Unknown message type
            {"type":"connection_init","payload":[]}                              | "payload"
            {"type":"connection_init","payload":{"authorization":1}}             | "authorization"
            {"type":"connection_init","payload":{"tenant":{}}}                   | "tenant"
            {"type":"ping","payload":"x"}                                        | "payload"
            {"type":"pong","payload":1}                                          | "payload"
            {"type":"complete"}                                                  | "id"
            {"type":"complete","id":""}                                          | "id"
            {"type":"subscribe","payload":{"query":"{hello}"}}                   | "id"
            {"type":"subscribe","id":"","payload":{"query":"{hello}"}}           | "id"
            {"type":"subscribe","id":7,"payload":{"query":"{hello}"}}            | "id"
            {"type":"subscribe","id":"1"}                                        | "payload"
            {"type":"subscribe","id":"1","payload":"{hello}"}                    | "payload"
            {"type":"subscribe","id":"1","payload":{}}                           | "query"
            {"type":"subscribe","id":"1","payload":{"query":7}}                  | "query"
            {"type":"subscribe","id":"1","payload":{"query":"{hello}","variables":[]}}        | "variables"
            {"type":"subscribe","id":"1","payload":{"query":"{hello}","operationName":[]}}    | "operationName"
            {"type":"subscribe","id":"1","payload":{"query":"{hello}","extensions":1}}        | "extensions"
            [{"type":"ping"}]                                                    | list
            "ping"                                                               | object
            ping                                                                 | well-formed
            {"type":"ping"} {}                                                   | well-formed
            {"type":"ping","type":"pong"}                                        | well-formed
            {'type':'ping'}                                                      | well-formed
            """)
    void closesOnWhatIsNoMessage(String message, String reason) {
        for (var socket : List.of(open(), ready())) {
            var closed = socket.say(message).closed();

            assertThat(closed.code()).isEqualTo(4400);
            assertThat(closed.reason()).contains(reason);
        }
    }

    @Test
    void keepsReasonsWithinACloseFrame() {
        var closed = open().say("{\"type\":\"" + "ü".repeat(500) + "\"}").closed();

        assertThat(closed.code()).isEqualTo(4400);
        assertThat(closed.reason().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(60, 123);
        assertThat(ready().say("{\"type\":\"subscribe\",\"id\":\"" + "ü".repeat(257) + "\"}")
                        .closed()
                        .code())
                .isEqualTo(4400);
        var twice = ready();
        twice.subscribe("ü".repeat(200), watch("longId")).subscribe("ü".repeat(200), watch("longId"));
        assertThat(twice.closed()).satisfies(duplicate -> {
            assertThat(duplicate.code()).isEqualTo(4409);
            assertThat(duplicate.reason().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(100, 123);
        });
    }

    @Test
    void closesOnASubscribeBeforeTheAcknowledgement() {
        assertThat(open().subscribe("1", "{ hello }").closed()).isEqualTo(new Closed(4401, "Unauthorized"));
    }

    @Test
    void closesOnASecondInit() {
        assertThat(ready().say("{\"type\":\"connection_init\"}").closed())
                .isEqualTo(new Closed(4429, "Too many initialisation requests"));
    }

    @Test
    void closesWhenNoInitComes() {
        var server = TransportServer.with("foyer.sockets.init-time=300ms");
        try (var silent = RawSocket.open(server.uri("/"));
                var chatty = RawSocket.open(server.uri("/"))) {
            chatty.say("{\"type\":\"pong\"}");

            assertThat(silent.closed()).isEqualTo(new Closed(4408, "Connection initialisation timeout"));
            assertThat(chatty.closed().code()).isEqualTo(4408);
        } finally {
            server.close();
        }
    }

    @Test
    void closesOnADuplicateIdAndEndsWhatRan() {
        var socket = ready().subscribe("a", watch("duplicate"));
        var stream = STREAMS.named("duplicate");

        assertThat(socket.subscribe("a", "{ hello }").closed())
                .isEqualTo(new Closed(4409, "Subscriber for a already exists"));
        Awaited.until(stream::isEnded);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {"authorization":"Bearer old"}                            | UNAUTHENTICATED: EXPIRED
            {"authorization":""}                                      | UNAUTHENTICATED: EXPIRED
            {"ticket":"used"}                                         | UNAUTHENTICATED: INVALID
            {"authorization":"Bearer member","tenant":"tnt_other"}    | TENANT_MISMATCH
            {"authorization":"Bearer user","tenant":"x"}              | TENANT_MISMATCH
            """)
    void refusesBadCredentialsAndOtherTenants(String payload, String reason) {
        assertThat(open().say("{\"type\":\"connection_init\",\"payload\":" + payload + "}")
                        .closed())
                .isEqualTo(new Closed(4403, reason));
    }

    @Test
    void asksToComeAgainWhenNobodyCanTellWhoItIs() {
        var closed = open().say("{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"Bearer broken\"}}")
                .closed();

        assertThat(closed.code()).isEqualTo(1013);
        assertThat(closed.reason()).doesNotContain("secret");
    }
}
