package foyer.platform.graphql.socket;

import static foyer.testing.RawFrame.BINARY;
import static foyer.testing.RawFrame.CLOSE;
import static foyer.testing.RawFrame.CONTINUATION;
import static foyer.testing.RawFrame.FIN;
import static foyer.testing.RawFrame.PING;
import static foyer.testing.RawFrame.PONG;
import static foyer.testing.RawFrame.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.http.TransportServer;
import foyer.testing.Awaited;
import foyer.testing.RawSocket;
import foyer.testing.RawSocket.Closed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames, good and broken (RFC 6455, sections 5 and 7). */
@Tag("graphql")
class SocketFramesTest extends SocketScene {

    private static final byte[] PING_MESSAGE = "{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8);
    private static final int MOST = 64 * 1024;

    @Test
    void joinsAMessageOfManyFramesWithPingsBetween() {
        var socket = open().frame(TEXT, Arrays.copyOf(PING_MESSAGE, 5));
        socket.frame(FIN | PING, new byte[] {7});
        for (var i = 5; i < PING_MESSAGE.length - 1; i++) {
            socket.frame(CONTINUATION, new byte[] {PING_MESSAGE[i]});
        }
        socket.frame(CONTINUATION, new byte[0]).frame(FIN | CONTINUATION, new byte[] {'}'});

        var pong = Objects.requireNonNull(socket.frame());
        assertThat(pong.opcode()).isEqualTo(PONG);
        assertThat(pong.payload()).containsExactly(7);
        assertThat(socket.type()).isEqualTo("pong");
    }

    @ParameterizedTest
    @ValueSource(ints = {4_095, 4_097, 8_192, 20_000, MOST})
    void takesMessagesUpToTheirLargestSize(int size) {
        var socket = ready().say(padded(size));

        assertThat(socket.message().at("/payload/x").asString()).hasSizeGreaterThan(size - 60);
    }

    @Test
    void countsBytesAndNotCharacters() {
        assertThat(ready().say("{\"type\":\"ping\",\"payload\":{\"x\":\"" + "م".repeat(MOST / 2 + 1) + "\"}}")
                        .closed())
                .isEqualTo(new Closed(4400, "A message has at most 65536 bytes"));
    }

    @Test
    void takesLessFromWhoHasNotSaidWhoTheyAre() {
        assertThat(open().say(padded(8_193)).closed()).isEqualTo(new Closed(4400, "A message has at most 8192 bytes"));
    }

    @ParameterizedTest
    @CsvSource({"65537, 70000", "1000000, 8000", "70000, 1"})
    void closesOnALargerMessageInHoweverManyFrames(int size, int each) {
        var message = padded(size).getBytes(StandardCharsets.UTF_8);
        var socket = ready();
        var most = Math.min(size, MOST + each + 1);
        for (var from = 0; from < most && each > 1; from += each) {
            var part = Arrays.copyOfRange(message, from, Math.min(size, from + each));
            var last = from + each >= size ? FIN : 0;
            socket.frame(last | (from == 0 ? TEXT : CONTINUATION), part);
        }
        if (each == 1) {
            socket.frame(TEXT, message);
        }

        assertThat(socket.closed().code()).isEqualTo(4400);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10_000, 100_000})
    void closesOnBinary(int size) {
        assertThat(open().frame(FIN | BINARY, new byte[size]).closed())
                .isEqualTo(new Closed(4400, "Messages are text"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"unmasked", "reserved bit", "reserved opcode", "long ping", "parted ping", "no beginning"})
    void closesOnWhatIsNoFrame(String breach) {
        var socket = ready();
        switch (breach) {
            case "unmasked" -> socket.unmasked(FIN | TEXT, PING_MESSAGE);
            case "reserved bit" -> socket.frame(FIN | 0x40 | TEXT, PING_MESSAGE);
            case "reserved opcode" -> socket.frame(FIN | 3, PING_MESSAGE);
            case "long ping" -> socket.frame(FIN | PING, new byte[126]);
            case "parted ping" -> socket.frame(PING, new byte[1]);
            default -> socket.frame(FIN | CONTINUATION, PING_MESSAGE);
        }

        assertThat(socket.closed().code()).isEqualTo(1002);
    }

    @Test
    void closesOnWhatIsNotUtf8() {
        assertThat(ready().frame(FIN | TEXT, new byte[] {'{', (byte) 0xC0, (byte) 0x80, '}'})
                        .closed()
                        .code())
                .isEqualTo(1007);
    }

    @Test
    void answersACloseWithAClose() {
        var socket = ready().frame(FIN | CLOSE, new byte[] {0x03, (byte) 0xE8});

        assertThat(socket.closed().code()).isEqualTo(1000);
        assertThat(socket.frame()).isNull();
    }

    @Test
    void endsWhatRunsWhenAClientSendsNoMore() {
        var socket = ready().subscribe("1", watch("half"));
        var stream = STREAMS.named("half");

        socket.halfClose();

        Awaited.until(stream::isEnded);
    }

    @Test
    void standsAFloodOfPings() {
        var socket = ready();
        var healthy = ready();
        for (var i = 0; i < 2_000; i++) {
            socket.frame(FIN | PING, new byte[] {1}).frame(FIN | PONG, new byte[0]);
        }

        assertThat(healthy.subscribe("1", "{ hello }").type()).isEqualTo("next");
        assertThat(socket.say("{\"type\":\"ping\"}").type()).isEqualTo("pong");
    }

    /** Who answers each ping may be closed all the same, once the machine stands still for two pings: not each time. */
    @Test
    void pingsAndClosesWhoIsNotThere() {
        var server = TransportServer.with("foyer.sockets.ping-every=700ms");
        try (var dead = RawSocket.open(server.uri("/")).init("{}")) {
            Awaited.until(() -> staysOpenByPongs(server));
            assertThat(dead.closed()).isEqualTo(new Closed(1013, "No sign of life"));
        } finally {
            server.close();
        }
    }

    /** For longer than one is that says nothing. */
    private static boolean staysOpenByPongs(TransportServer server) {
        try (var alive = RawSocket.open(server.uri("/")).init("{}")) {
            for (var i = 0; i < 3; i++) {
                var ping = alive.frame();
                if (ping == null || ping.opcode() == CLOSE) {
                    return false;
                }
                assertThat(ping.opcode()).isEqualTo(PING);
                alive.frame(FIN | PONG, ping.payload());
            }
            return alive.subscribe("1", "{ hello }").is(TEXT);
        }
    }

    private static String padded(int size) {
        var around = "{\"type\":\"ping\",\"payload\":{\"x\":\"\"}}";
        return "{\"type\":\"ping\",\"payload\":{\"x\":\"" + "x".repeat(size - around.length()) + "\"}}";
    }
}
