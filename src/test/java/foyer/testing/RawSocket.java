package foyer.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A WebSocket as bytes on a plain socket, so that broken frames can be sent and each answer be looked at. */
public final class RawSocket implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PATIENCE = 60_000;

    /** How the server closed: 1006 without a close frame. */
    public record Closed(int code, String reason) {}

    private final Socket socket;
    private final DataInputStream in;
    private final int status;
    private final String head;

    private RawSocket(URI server, Map<String, String> headers, int receiveBuffer) {
        try {
            socket = new Socket();
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()));
            socket.setSoTimeout(PATIENCE);
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            var request = new StringBuilder("GET /graphql HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n");
            headers.forEach((name, value) ->
                    request.append(name).append(": ").append(value).append("\r\n"));
            write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            head = readHead();
            status = Integer.parseInt(head.substring(9, 12));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The headers of a good handshake. */
    public static Map<String, String> handshake() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Connection", "Upgrade");
        headers.put("Upgrade", "websocket");
        headers.put("Sec-WebSocket-Version", "13");
        headers.put("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==");
        headers.put("Sec-WebSocket-Protocol", "graphql-transport-ws");
        return headers;
    }

    /** Sends a handshake, whatever comes of it. */
    public static RawSocket with(URI server, Map<String, String> headers) {
        return new RawSocket(server, headers, 0);
    }

    /** An open socket on which nothing was said yet. */
    public static RawSocket open(URI server) {
        return new RawSocket(server, handshake(), 0);
    }

    /** The same for a reader that can be sent little before it reads. */
    public static RawSocket small(URI server) {
        return new RawSocket(server, handshake(), 4_096);
    }

    /** Sends the first message, {@code {"authorization": …}} for one, and takes the acknowledgement. */
    public RawSocket init(String payload) {
        say("{\"type\":\"connection_init\",\"payload\":" + payload + "}");
        var answer = message();
        if (!answer.path("type").asString().equals("connection_ack")) {
            throw new IllegalStateException("no acknowledgement: " + answer);
        }
        return this;
    }

    public int status() {
        return status;
    }

    /** The lines of the answer to the handshake. */
    public String head() {
        return head;
    }

    /** The body of a refusal, as long as its head says. */
    public JsonNode body() {
        var length = head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .sum();
        try {
            return JSON.readTree(in.readNBytes(length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says a message, in one frame. */
    public RawSocket say(String message) {
        return frame(RawFrame.FIN | RawFrame.TEXT, message.getBytes(StandardCharsets.UTF_8));
    }

    public RawSocket subscribe(String id, String document) {
        return say(
                JSON.writeValueAsString(Map.of("id", id, "type", "subscribe", "payload", Map.of("query", document))));
    }

    /** Sends a masked frame. */
    public RawSocket frame(int first, byte[] payload) {
        return bytes(RawFrame.masked(first, payload));
    }

    /** Sends a frame that breaks the protocol: a client masks. */
    public RawSocket unmasked(int first, byte[] payload) {
        return bytes(RawFrame.unmasked(first, payload));
    }

    /** Sends anything. */
    public RawSocket bytes(byte[] bytes) {
        try {
            write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Says that nothing more will be sent, and goes on reading. */
    public void halfClose() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long {@link #frame()} waits. */
    public RawSocket waiting(Duration time) {
        try {
            socket.setSoTimeout((int) time.toMillis());
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The next frame; null at the end of the connection. */
    public @Nullable RawFrame frame() {
        try {
            return RawFrame.read(in);
        } catch (EOFException | SocketException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next message, of as many frames as it has; pings are passed over. */
    public JsonNode message() {
        var text = new ByteArrayOutputStream();
        for (var frame = frame(); frame != null; frame = frame()) {
            if (frame.opcode() == RawFrame.CLOSE) {
                throw new IllegalStateException("closed: " + closed(frame));
            }
            if (frame.opcode() <= RawFrame.BINARY) {
                text.writeBytes(frame.payload());
                if (frame.last()) {
                    return JSON.readTree(text.toByteArray());
                }
            }
        }
        throw new IllegalStateException("the connection has ended");
    }

    /** Whether the next frame is of this kind. */
    public boolean is(int opcode) {
        var frame = frame();
        return frame != null && frame.opcode() == opcode;
    }

    /** The type of the next message. */
    public String type() {
        return message().path("type").asString();
    }

    /** How the server closes; what it says before is passed over. */
    public Closed closed() {
        for (var frame = frame(); frame != null; frame = frame()) {
            if (frame.opcode() == RawFrame.CLOSE) {
                return closed(frame);
            }
        }
        return new Closed(1006, "");
    }

    private static Closed closed(RawFrame frame) {
        var code = ByteBuffer.wrap(frame.payload()).getShort() & 0xFFFF;
        var reason = new String(frame.payload(), 2, frame.payload().length - 2, StandardCharsets.UTF_8);
        return new Closed(code, reason);
    }

    @Override
    public void close() {
        hangUp();
    }

    /** Goes away without a word. */
    public void hangUp() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String readHead() throws IOException {
        var read = new StringBuilder();
        while (read.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                throw new EOFException(read.toString());
            }
            read.append((char) next);
        }
        return read.toString();
    }
}
