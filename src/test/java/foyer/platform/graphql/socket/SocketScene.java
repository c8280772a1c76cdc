package foyer.platform.graphql.socket;

import foyer.platform.graphql.http.TransportServer;
import foyer.platform.graphql.live.TestStreams;
import foyer.testing.RawSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/** Sockets to the transport alone, closed after each test. */
abstract class SocketScene {

    static final URI SERVER = TransportServer.shared().uri("/");
    static final TestStreams STREAMS = TransportServer.shared().bean(TestStreams.class);

    private final List<RawSocket> opened = new ArrayList<>();

    @AfterEach
    void closeAll() {
        opened.forEach(RawSocket::close);
    }

    final RawSocket kept(RawSocket socket) {
        opened.add(socket);
        return socket;
    }

    final RawSocket open() {
        return kept(RawSocket.open(SERVER));
    }

    final RawSocket ready() {
        return open().init("{}");
    }

    final RawSocket with(Map<String, String> headers) {
        return kept(RawSocket.with(SERVER, headers));
    }

    static String watch(String name) {
        return "subscription { watch(name: \"" + name + "\") { text } }";
    }

    static String code(JsonNode errors) {
        return errors.at("/0/extensions/code").asString();
    }
}
