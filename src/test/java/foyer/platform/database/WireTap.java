package foyer.platform.database;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;

/**
 * Stands between the driver and PostgreSQL and notes the kind of each message that the driver sends: {@code P}arse,
 * {@code B}ind, {@code D}escribe, {@code E}xecute, {@code S}ync. The driver waits after a Sync: each is a round trip,
 * and outside a transaction block each ends an implicit transaction.
 */
final class WireTap implements AutoCloseable {

    private final StringBuilder messages = new StringBuilder();
    private final ServerSocket front;
    private final URI back;

    WireTap(String url) {
        try {
            back = URI.create(url.substring("jdbc:".length()));
            front = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::accept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address for the driver. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + front.getLocalPort() + back.getPath()
                + "?sslmode=disable&gssEncMode=disable";
    }

    /** What was sent since the last call. */
    String take() {
        synchronized (messages) {
            var sent = messages.toString();
            messages.setLength(0);
            return sent;
        }
    }

    private void note(char kind) {
        synchronized (messages) {
            messages.append(kind);
        }
    }

    private void accept() {
        try {
            while (true) {
                var driver = front.accept();
                var server = new Socket(back.getHost(), back.getPort());
                driver.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> forward(driver, server));
                Thread.ofVirtual().start(() -> answer(server, driver));
            }
        } catch (SocketException e) {
            // Closed: the test is over.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forward(Socket driver, Socket server) {
        try (driver;
                server) {
            var in = new DataInputStream(driver.getInputStream());
            var out = server.getOutputStream();
            copy(in, out, -1);
            while (true) {
                var kind = in.readByte();
                note((char) kind);
                copy(in, out, kind);
            }
        } catch (EOFException | SocketException e) {
            // The driver closed the connection.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One message; the first of a connection has no kind. */
    private static void copy(DataInputStream in, OutputStream out, int kind) throws IOException {
        var length = in.readInt();
        var message = ByteBuffer.allocate(1 + length);
        message.put((byte) kind).putInt(length).put(in.readNBytes(length - Integer.BYTES));
        var start = kind < 0 ? 1 : 0;
        out.write(message.array(), start, message.capacity() - start);
        out.flush();
    }

    private static void answer(Socket server, Socket driver) {
        try {
            server.getInputStream().transferTo(driver.getOutputStream());
        } catch (IOException e) {
            // Either side closed the connection.
        }
    }

    @Override
    public void close() throws IOException {
        front.close();
    }
}
