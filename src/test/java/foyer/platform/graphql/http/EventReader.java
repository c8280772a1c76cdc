package foyer.platform.graphql.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A stream that is read line by line, over a connection of its own. */
record EventReader(Socket socket, BufferedReader lines, List<String> head) implements AutoCloseable {

    static EventReader of(TransportServer server, String authorization, String document) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(60_000);
        var body = JsonMapper.shared().writeValueAsString(Map.of("query", document));
        var request = "POST /graphql HTTP/1.0\r\nHost: x\r\nAccept: text/event-stream\r\n" + authorization
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var head = new ArrayList<String>();
        for (var line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
            head.add(line.toLowerCase(Locale.ROOT));
        }
        return new EventReader(socket, lines, head);
    }

    /** The next event in one line; comments are passed over. */
    String event() throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("event:")) {
                return line + " " + lines.readLine();
            }
        }
        return "end";
    }

    @Override
    public void close() {
        hangUp();
    }

    void hangUp() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
