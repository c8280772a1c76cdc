package foyer.platform.graphql.socket;

import static foyer.testing.RawFrame.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.http.HeldField;
import foyer.platform.graphql.http.TransportServer;
import foyer.platform.graphql.live.LiveOperations;
import foyer.platform.graphql.live.TestStreams;
import foyer.testing.Awaited;
import foyer.testing.RawSocket;
import foyer.testing.RawSocket.Closed;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How much of everything a socket, a user and a slow reader get, and how sockets end with their session and node. */
@Tag("graphql")
class SocketLimitsTest extends SocketScene {

    private static final String LARGE = "x".repeat(100_000);
    private static final Duration LONG_ENOUGH_TO_FILL = Duration.ofMillis(500);

    @Test
    void refusesTheTwentyFirstOperationAndKeepsTheSocket() {
        var socket = ready();
        for (var i = 0; i < 20; i++) {
            socket.subscribe("s" + i, watch("many" + i));
        }
        var first = STREAMS.named("many0");
        STREAMS.named("many19");

        var refused = socket.subscribe("one more", "{ hello }").message();

        assertThat(refused.path("type").asString()).isEqualTo("error");
        assertThat(code(refused.path("payload"))).isEqualTo("RATE_LIMITED");
        assertThat(refused.at("/payload/0/extensions/reason").asString()).isEqualTo("OPERATIONS_PER_SOCKET");
        socket.say("{\"type\":\"complete\",\"id\":\"s0\"}");
        Awaited.until(first::isEnded);
        Awaited.until(() -> socket.subscribe("again", "{ hello }").type().equals("next"));
    }

    @Test
    void letsAUserHaveTenSockets() {
        var person = "{\"authorization\":\"Bearer user:ten\"}";
        var first = open().init(person);
        for (var i = 1; i < 10; i++) {
            open().init(person);
        }
        var init = "{\"type\":\"connection_init\",\"payload\":" + person + "}";

        assertThat(open().say(init).closed()).isEqualTo(new Closed(1013, "Too many sockets are open: close one first"));
        assertThat(open().init("{\"authorization\":\"Bearer user:another\"}").status())
                .isEqualTo(101);
        first.hangUp();
        Awaited.until(() -> open().say(init).is(TEXT));
    }

    @Test
    void letsAnAddressHaveSoManyAnonymousSockets() {
        var server = TransportServer.with("foyer.sockets.anonymous-per-address=2", "foyer.sockets.per-node=4");
        try {
            var at = server.uri("/");
            kept(RawSocket.open(at)).init("{}");
            kept(RawSocket.open(at)).init("{}");
            assertThat(kept(RawSocket.open(at))
                            .say("{\"type\":\"connection_init\"}")
                            .closed()
                            .code())
                    .isEqualTo(1013);
            kept(RawSocket.open(at)).init("{\"authorization\":\"Bearer member\"}");
            Awaited.until(() -> sockets(server) == 3);
            kept(RawSocket.open(at)).init("{\"authorization\":\"Bearer member\"}");

            var refused = kept(RawSocket.with(at, RawSocket.handshake()));

            assertThat(refused.status()).isEqualTo(503);
            assertThat(code(refused.body().path("errors"))).isEqualTo("OVERLOADED");
        } finally {
            server.close();
        }
    }

    @Test
    void letsAnAddressHaveSoManySilentSockets() {
        var server = TransportServer.with("foyer.sockets.silent-per-address=2");
        try {
            var at = server.uri("/");
            var first = kept(RawSocket.open(at));
            var second = kept(RawSocket.open(at));
            Awaited.until(() -> sockets(server) == 2);

            var refused = kept(RawSocket.with(at, RawSocket.handshake()));

            assertThat(refused.status()).isEqualTo(503);
            assertThat(code(refused.body().path("errors"))).isEqualTo("OVERLOADED");
            first.init("{}");
            second.hangUp();
            for (var i = 0; i < 5; i++) {
                Awaited.until(() -> opens(at));
            }
        } finally {
            server.close();
        }
    }

    private boolean opens(URI at) {
        var socket = kept(RawSocket.with(at, RawSocket.handshake()));
        if (socket.status() != 101) {
            return false;
        }
        socket.init("{}");
        return true;
    }

    @Test
    void keepsLittleOfWhatComesBeforeTheFirstMessageIsWhole() {
        var tooMuch = "x".repeat(9_000);
        assertThat(open().say("{\"type\":\"connection_init\",\"payload\":{\"x\":\"" + tooMuch + "\"}}")
                        .closed())
                .isEqualTo(new Closed(4400, "A message has at most 8192 bytes"));
        assertThat(ready().subscribe("1", "{ hello(name: \"" + tooMuch + "\") }")
                        .type())
                .isEqualTo("next");
    }

    @Test
    void cutsOffASlowReader() {
        var server = TransportServer.with("foyer.sockets.send-time=500ms");
        try (var slow = RawSocket.small(server.uri("/")).init("{}");
                var healthy = RawSocket.open(server.uri("/")).init("{}")) {
            slow.subscribe("1", watch("slow"));
            var flooded = server.bean(TestStreams.class).named("slow");
            flooded.flood(LARGE);

            Awaited.until(flooded::isEnded);
            assertThat(healthy.subscribe("1", "{ hello }").type()).isEqualTo("next");
            assertThat(slow.closed()).isEqualTo(new Closed(1013, "The reader is too slow"));
            Awaited.until(() -> sockets(server) == 1);
        } finally {
            server.close();
        }
    }

    /** Were it waited for, the other would be told of nothing once what can be sent unread is full. */
    @Test
    void aSlowReaderHoldsUpNoOther() {
        var server = TransportServer.with("foyer.sockets.send-time=1h");
        var streams = server.bean(TestStreams.class);
        try (var slow = RawSocket.small(server.uri("/")).init("{}");
                var healthy = RawSocket.open(server.uri("/")).init("{}").subscribe("1", watch("healthy"))) {
            slow.subscribe("1", watch("slow"));
            var flooded = streams.named("slow");
            flooded.flood(LARGE);
            var stream = streams.named("healthy");

            var began = System.nanoTime();
            while (System.nanoTime() - began < LONG_ENOUGH_TO_FILL.toNanos()) {
                stream.say("on time");
                assertThat(healthy.message().at("/payload/data/watch/text").asString())
                        .isEqualTo("on time");
            }

            assertThat(flooded.isEnded()).isFalse();
        } finally {
            server.close();
        }
    }

    @Test
    void sendsALargeAnswerWhole() {
        var socket = ready().subscribe("1", watch("large"));
        STREAMS.named("large").say("é".repeat(5_000_000)).say("after");

        assertThat(socket.message().at("/payload/data/watch/text").asString()).hasSize(5_000_000);
        assertThat(socket.message().at("/payload/data/watch/text").asString()).isEqualTo("after");
    }

    @Test
    void closesTheSocketsOfASessionThatEndsAndNoOthers() {
        var gone = open().init("{\"authorization\":\"Bearer user:gone\"}").subscribe("1", watch("ofASession"));
        var stays = open().init("{\"authorization\":\"Bearer user:stays\"}");
        var stream = STREAMS.named("ofASession");

        TransportServer.ENDED.add(TransportServer.person("gone"));

        assertThat(gone.waiting(Awaited.PROMPTLY).closed()).isEqualTo(new Closed(4403, "The session has ended"));
        Awaited.until(stream::isEnded);
        assertThat(stays.subscribe("1", "{ hello }").type()).isEqualTo("next");
    }

    @Test
    void finishesWhatRunsBeforeTheNodeGoesAway() {
        var server = TransportServer.with();
        var at = server.uri("/");
        try (var quiet = RawSocket.open(at).init("{}");
                var unknown = RawSocket.open(at);
                var watching = RawSocket.open(at).init("{}").subscribe("1", watch("drained"));
                var busy = RawSocket.open(at).init("{}").subscribe("1", "{ held }")) {
            Awaited.until(HeldField::isWaiting);
            server.bean(TestStreams.class).named("drained");
            var stopping = Thread.ofVirtual().start(server::close);

            for (var socket : new RawSocket[] {quiet, unknown, watching}) {
                assertThat(socket.closed().code()).isEqualTo(1001);
            }
            var late = kept(RawSocket.with(at, RawSocket.handshake()));
            assertThat(late.status()).isEqualTo(503);
            assertThat(code(busy.subscribe("2", "{ hello }").message().path("payload")))
                    .isEqualTo("OVERLOADED");
            HeldField.answer();
            assertThat(busy.message().at("/payload/data/held").asString()).isEqualTo("done");
            assertThat(busy.closed()).isEqualTo(new Closed(1001, "The server stops: connect again"));
            Awaited.until(() -> !stopping.isAlive());
        }
    }

    @Test
    void countsSocketsAndSubscriptions() {
        var server = TransportServer.with();
        try (var one = RawSocket.open(server.uri("/")).init("{}");
                var other = RawSocket.open(server.uri("/")).init("{}")) {
            one.subscribe("1", watch("counted"));
            other.subscribe("1", "{ hello }").message();
            server.bean(TestStreams.class).named("counted");

            Awaited.until(() -> sockets(server) == 2 && subscriptions(server) == 1);
            one.hangUp();
            Awaited.until(() -> sockets(server) == 1 && subscriptions(server) == 0);
        } finally {
            server.close();
        }
    }

    private static double sockets(TransportServer server) {
        return server.bean(MeterRegistry.class).get(Sockets.OPEN).gauge().value();
    }

    private static double subscriptions(TransportServer server) {
        return server.bean(MeterRegistry.class)
                .get(LiveOperations.SUBSCRIPTIONS)
                .gauge()
                .value();
    }
}
