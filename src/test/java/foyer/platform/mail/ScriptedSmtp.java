package foyer.platform.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A mail server of a few lines that answers as a test wants. What it is told by {@link #answers} it says once each, in
 * order, and then goes well again; the answer {@link #SILENCE} never comes.
 */
final class ScriptedSmtp implements AutoCloseable {

    static final String SILENCE = "";

    /** The message is taken, and the connection torn down. */
    static final String TAKEN_AND_GONE = "250 taken and gone";

    /** The command whose answer is that to the whole message. */
    static final String MESSAGE = ".";

    /** What is said first. */
    static final String GREETING = "";

    private final ServerSocket server;
    private final ConcurrentHashMap<String, Queue<String>> script = new ConcurrentHashMap<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();

    ScriptedSmtp() throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** Messages that it answered well to. */
    int taken() {
        return taken.get();
    }

    /** How many connections are still open at the other side. */
    long open() {
        return sockets.stream().filter(socket -> !socket.isClosed()).count();
    }

    ScriptedSmtp answers(String command, String... replies) {
        script.put(command, new ConcurrentLinkedQueue<>(List.of(replies)));
        return this;
    }

    /** Forgets what it was told and what it has seen. */
    void forget() {
        script.clear();
        connections.set(0);
        taken.set(0);
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                var socket = server.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(socket));
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                var in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            say(socket, reply(GREETING, "220 here"));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                converse(socket, in, line.split("[ :]", 2)[0]);
            }
        } catch (IOException _) {
            // The other side has gone, as some tests want.
        }
    }

    private void converse(Socket socket, BufferedReader in, String command) throws IOException {
        switch (command) {
            case "DATA" -> data(socket, in);
            case "QUIT" -> say(socket, "221 bye");
            default -> say(socket, reply(command, "250 fine"));
        }
    }

    private void data(Socket socket, BufferedReader in) throws IOException {
        var begin = reply("DATA", "354 go on");
        say(socket, begin);
        if (!begin.startsWith("354")) {
            return;
        }
        @Nullable String line;
        do {
            line = in.readLine();
        } while (line != null && !line.equals("."));
        var reply = reply(MESSAGE, "250 taken");
        if (reply.startsWith("250")) {
            taken.incrementAndGet();
        }
        if (reply.equals(TAKEN_AND_GONE)) {
            // Closing then resets the connection, so that nothing more can be written to it.
            socket.setSoLinger(true, 0);
        }
        say(socket, reply);
        if (reply.equals(TAKEN_AND_GONE)) {
            socket.close();
        }
    }

    private String reply(String command, String otherwise) {
        var replies = script.get(command);
        @Nullable String reply = replies == null ? null : replies.poll();
        return reply == null ? otherwise : reply;
    }

    private static void say(Socket socket, String reply) throws IOException {
        if (!reply.equals(SILENCE)) {
            socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
