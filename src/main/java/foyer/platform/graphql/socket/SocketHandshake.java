package foyer.platform.graphql.socket;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.transport.RequestRefused;
import foyer.platform.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;

/** Makes a socket of a request (RFC 6455, section 4.2), or refuses it like any other request. */
@Component
public class SocketHandshake {

    public static final String PROTOCOL = "graphql-transport-ws";

    private static final String PROTOCOLS = "Sec-WebSocket-Protocol";
    private static final String KEY = "Sec-WebSocket-Key";
    private static final String VERSION = "Sec-WebSocket-Version";
    private static final String KNOWN_VERSION = "13";

    /** Tomcat keeps them for each socket from its beginning, of text in characters; messages are joined from parts. */
    private static final int BUFFER = 2_048;

    private static final String PROPERTY = "org.apache.tomcat.websocket.";

    private final SocketParts parts;

    SocketHandshake(SocketParts parts) {
        this.parts = parts;
    }

    public static boolean isAskedFor(HttpServletRequest request) {
        return names(request, HttpHeaders.UPGRADE).anyMatch("websocket"::equalsIgnoreCase);
    }

    /** Opens the socket; from then on the request is over. */
    public void accept(HttpServletRequest request, HttpServletResponse response, Caller unknown)
            throws RequestRefused, IOException {
        check(request, response, unknown);
        var peer = new Peer(
                URI.create(request.getRequestURI()),
                copy(request),
                unknown,
                parts.callers().credentials(request));
        var container = (ServerContainer) Objects.requireNonNull(
                request.getServletContext().getAttribute(ServerContainer.class.getName()), "no WebSocket support");
        container.setDefaultMaxTextMessageBufferSize(BUFFER);
        container.setDefaultMaxBinaryMessageBufferSize(BUFFER);
        try {
            container.upgradeHttpToWebSocket(request, response, config(peer), Map.of());
        } catch (DeploymentException e) {
            throw new IllegalStateException(e);
        }
    }

    private void check(HttpServletRequest request, HttpServletResponse response, Caller unknown) throws RequestRefused {
        if (!KNOWN_VERSION.equals(request.getHeader(VERSION))) {
            response.setHeader(VERSION, KNOWN_VERSION);
            throw new RequestRefused(HttpStatus.UPGRADE_REQUIRED, "socket.version");
        }
        if (request.getHeader(KEY) == null
                || names(request, HttpHeaders.CONNECTION).noneMatch("upgrade"::equalsIgnoreCase)) {
            throw new RequestRefused(HttpStatus.BAD_REQUEST, "socket.handshake");
        }
        if (names(request, PROTOCOLS).noneMatch(PROTOCOL::equals)) {
            throw new RequestRefused(HttpStatus.BAD_REQUEST, "socket.protocol", PROTOCOL);
        }
        var sockets = parts.sockets();
        if (sockets.isDraining() || sockets.isFull() || sockets.isSilent(unknown)) {
            throw new RequestRefused(
                    HttpStatus.SERVICE_UNAVAILABLE, new ApiException(ApiErrorCode.OVERLOADED, "server.overloaded"));
        }
    }

    /** The header's names, which commas separate. */
    private static Stream<String> names(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip);
    }

    /** The container uses its request again. */
    private static HttpHeaders copy(HttpServletRequest request) {
        return HttpHeaders.copyOf(new ServletServerHttpRequest(request).getHeaders());
    }

    private ServerEndpointConfig config(Peer peer) {
        var endpoint = new SocketEndpoint(peer, parts);
        var config = ServerEndpointConfig.Builder.create(
                        SocketEndpoint.class, peer.uri().getPath())
                .subprotocols(List.of(PROTOCOL))
                .configurator(new OneSocket(endpoint))
                .build();
        var time = parts.settings().sendTime().toMillis();
        for (var name :
                List.of("BLOCKING_SEND_TIMEOUT", "ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT", "SESSION_CLOSE_TIMEOUT")) {
            config.getUserProperties().put(PROPERTY + name, time);
        }
        return config;
    }

    /** Gives the container this endpoint, and no extension: compression would cost 300 KB a socket. */
    private static final class OneSocket extends ServerEndpointConfig.Configurator {

        private final SocketEndpoint endpoint;

        OneSocket(SocketEndpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(endpoint);
        }

        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
            return List.of();
        }

        @Override
        public boolean checkOrigin(String origin) {
            return true;
        }
    }
}
