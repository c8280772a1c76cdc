package foyer.platform.database.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port of a server: chosen once, kept in a file, chosen anew only when someone else has it. */
final class Ports {
    private static final Logger log = LoggerFactory.getLogger(Ports.class);

    /** Below the range that systems give to outgoing connections, which would take a kept port between two starts. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 29_999;
    private static final int ATTEMPTS = 100;
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private Ports() {}

    static int keptOrNew(Path file) throws IOException {
        int kept = Files.exists(file) ? parse(Files.readString(file)) : 0;
        if (kept != 0 && isFree(kept)) {
            return kept;
        }
        int chosen = free();
        Files.writeString(file, chosen + "\n");
        if (kept != 0) {
            log.info(
                    "Port {} of the embedded PostgreSQL is taken by another process; it is {} from now on",
                    kept,
                    chosen);
        }
        return chosen;
    }

    private static int parse(String text) {
        var digits = text.strip();
        return digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0;
    }

    private static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new EmbeddedServerException(
                "Found no free port for the embedded PostgreSQL between " + LOWEST + " and " + HIGHEST);
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(LOOPBACK, port));
            return true;
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }
}
