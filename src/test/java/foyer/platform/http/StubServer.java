package foyer.platform.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on real sockets that answers each request as a test wants, and keeps what it was asked. */
final class StubServer implements AutoCloseable {

    /** Writes an answer; may take its time, or never end. */
    interface Answer {
        void write(OutputStream out, int request) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Answer answer;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    StubServer(Answer answer) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.answer = answer;
        Thread.ofVirtual().start(this::accept);
    }

    /** Answers with this status and body. */
    static Answer status(int status, String body, String... headers) {
        return (out, _) -> write(out, status, body, headers);
    }

    static void write(OutputStream out, int status, String body, String... headers) throws IOException {
        var text = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
        for (var header : headers) {
            text.append(header).append("\r\n");
        }
        text.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    int port() {
        return server.getLocalPort();
    }

    /** What was asked: the request line, the headers and the body of each. */
    List<String> requests() {
        return requests;
    }

    int connections() {
        return sockets.size();
    }

    /** Whether no connection is open any more. */
    boolean isLeftAlone() {
        return sockets.stream().allMatch(Socket::isClosed);
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                var socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            while (read(in)) {
                answer.write(socket.getOutputStream(), requests.size());
            }
        } catch (IOException _) {
            // The other side has gone, as some tests want.
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean read(BufferedReader in) throws IOException {
        var request = new StringBuilder();
        var length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            request.append(line).append('\n');
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.split(":", 2)[1].strip());
            }
        }
        if (request.isEmpty()) {
            return false;
        }
        var body = new char[length];
        for (var read = 0; read < length; ) {
            read += Math.max(0, in.read(body, read, length - read));
        }
        requests.add(request + new String(body));
        return true;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
