package foyer.bench.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One kept HTTP/1.1 connection: writes bytes that were made before, reads one answer. As little work as can be. */
final class HttpConnection implements AutoCloseable {

    private static final int CHUNK = 65_536;
    private static final int HEX = 16;
    private static final int STATUS = 9;
    private static final int STATUS_DIGITS = 3;

    private final int port;
    private Socket socket;
    private boolean ends;
    private final byte[] buffer = new byte[CHUNK];
    private int from;
    private int to;

    /** An answer. */
    static final class Answer {

        private final int status;
        private final byte[] body;

        private Answer(int status, byte[] body) {
            this.status = status;
            this.body = body;
        }

        int status() {
            return status;
        }

        int length() {
            return body.length;
        }

        boolean startsWith(byte[] start) {
            return Arrays.mismatch(start, body) >= start.length || Arrays.equals(start, body);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    HttpConnection(int port) throws IOException {
        this.port = port;
        this.socket = open(port);
    }

    private static Socket open(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Sends a request, on a new connection where the server has ended the last one. */
    Answer exchange(byte[] request) throws IOException {
        if (ends) {
            socket.close();
            socket = open(port);
            ends = false;
        }
        socket.getOutputStream().write(request);
        var first = line();
        var status = Integer.parseInt(first.substring(STATUS, STATUS + STATUS_DIGITS));
        var length = -1;
        var chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.regionMatches(true, 0, "transfer-encoding:", 0, 18)) {
                chunked = true;
            } else if (header.equalsIgnoreCase("connection: close")) {
                ends = true;
            }
        }
        return new Answer(status, chunked ? chunks() : bytes(Math.max(0, length)));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = Integer.parseInt(line(), HEX); size > 0; size = Integer.parseInt(line(), HEX)) {
            body.write(bytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private byte[] bytes(int count) throws IOException {
        var bytes = new byte[count];
        for (var done = 0; done < count; ) {
            fill();
            var part = Math.min(count - done, to - from);
            System.arraycopy(buffer, from, bytes, done, part);
            from += part;
            done += part;
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        while (true) {
            fill();
            var c = (char) buffer[from++];
            if (c == '\n') {
                return line.toString();
            }
            if (c != '\r') {
                line.append(c);
            }
        }
    }

    private void fill() throws IOException {
        if (from < to) {
            return;
        }
        from = 0;
        to = socket.getInputStream().read(buffer);
        if (to < 0) {
            throw new IOException("the server has closed the connection");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
