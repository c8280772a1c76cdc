package foyer.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the server under test that speaks {@code graphql-transport-ws} as the protocol has it. */
public final class SocketClient implements AutoCloseable, WebSocket.Listener {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SECONDS = 60;

    /** How a socket was closed. */
    public record Closed(int code, String reason) {}

    private final AtomicInteger ids = new AtomicInteger();
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();
    private final CompletableFuture<JsonNode> acknowledged = new CompletableFuture<>();
    private final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private SocketClient(URI server, Map<String, String> headers) {
        var builder = HTTP.newWebSocketBuilder().subprotocols("graphql-transport-ws");
        headers.forEach(builder::header);
        this.socket = builder.buildAsync(
                        URI.create("ws" + server.toString().substring("http".length()) + "/graphql"), this)
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** A socket that has been acknowledged, as the bearer of this access token. */
    public static SocketClient as(URI server, String accessToken) {
        return open(server, Map.of(), Map.of("authorization", "Bearer " + accessToken));
    }

    /** A socket that has been acknowledged; fails when it is refused. */
    public static SocketClient open(URI server, Map<String, String> headers, Map<String, ?> init) {
        var client = new SocketClient(server, headers);
        client.send(Map.of("type", "connection_init", "payload", init));
        client.acknowledged.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        return client;
    }

    /** Begins an operation of any kind. */
    public Watch run(String document, Map<String, ? extends @Nullable Object> variables) {
        var id = String.valueOf(ids.incrementAndGet());
        var watch = new Watch(() -> send(Map.of("id", id, "type", "complete")));
        watches.put(id, watch);
        var payload = new HashMap<String, Object>();
        payload.put("query", document);
        payload.put("variables", variables);
        send(Map.of("id", id, "type", "subscribe", "payload", payload));
        return watch;
    }

    /** How the server closed the socket; waits for it. */
    public Closed closed() {
        return closed.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    private synchronized void send(Map<String, ?> message) {
        socket.sendText(JSON.writeValueAsString(message), true)
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        from.request(1);
        if (last) {
            var message = JSON.readTree(partial.toString());
            partial.setLength(0);
            receive(message);
        }
        return null;
    }

    private void receive(JsonNode message) {
        switch (message.path("type").asString()) {
            case "connection_ack" -> acknowledged.complete(message);
            case "ping" -> Thread.startVirtualThread(() -> send(Map.of("type", "pong")));
            case "next", "error", "complete" -> {
                var watch = watches.get(message.path("id").asString());
                if (watch != null) {
                    watch.put(message);
                }
            }
            default -> {}
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        over(new Closed(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        over(new Closed(1006, String.valueOf(error.getMessage())));
    }

    private void over(Closed how) {
        closed.complete(how);
        acknowledged.completeExceptionally(new CompletionException(how.toString(), null));
        watches.values().forEach(Watch::lost);
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .exceptionally(_ -> socket);
        socket.abort();
        watches.values().forEach(Watch::lost);
    }
}
