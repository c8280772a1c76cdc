package foyer.platform.graphql.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** HTTP/1.1 as it goes over the wire: headers that clients of a library may not set, and the answer as it came. */
final class RawHttp {

    private static final int PATIENCE_MILLIS = 60_000;

    private RawHttp() {}

    /** What was answered; the body only where its length was told before it. */
    record Answer(int status, List<String> headers, String body) {

        /** The values of a header, joined as one. */
        String header(String name) {
            var prefix = name.toLowerCase(Locale.ROOT) + ":";
            return String.join(
                    ", ",
                    headers.stream()
                            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                            .map(line -> line.substring(prefix.length()).strip())
                            .toList());
        }
    }

    /** Sends the request line, these headers as they are, and the body. */
    static Answer send(int port, String requestLine, List<String> headers, String body) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var request = new StringBuilder(requestLine).append(" HTTP/1.1\r\n");
            headers.forEach(line -> request.append(line).append("\r\n"));
            request.append("\r\n").append(body);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            return read(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer read(InputStream input) throws IOException {
        var lines = head(input).lines().toList();
        var status = Integer.parseInt(lines.getFirst().split(" ", -1)[1]);
        var answer = new Answer(status, lines.subList(1, lines.size()), "");
        return new Answer(status, answer.headers(), body(input, answer.header("Content-Length")));
    }

    private static String body(InputStream input, String length) throws IOException {
        return length.isEmpty() ? "" : new String(input.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    private static String head(InputStream input) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            var next = input.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.UTF_8);
    }
}
