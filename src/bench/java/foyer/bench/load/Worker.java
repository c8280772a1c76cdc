package foyer.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** One connection's share of a round. */
final class Worker implements Callable<Worker> {

    private static final int OK = 200;
    private static final int ROOM = 1024;

    private final Side side;
    private final int first;
    private final long end;
    private long[] nanos = new long[ROOM];
    private int count;
    private long bytes;

    /** Sends the side's requests from {@code first} on, until {@link System#nanoTime} is {@code end}. */
    Worker(Side side, int first, long end) {
        this.side = side;
        this.first = first;
        this.end = end;
    }

    @Override
    public Worker call() throws IOException {
        var start = side.start().getBytes(StandardCharsets.UTF_8);
        try (var connection = side.server().connect()) {
            for (var i = first; System.nanoTime() < end; i++) {
                var sent = System.nanoTime();
                var answer = connection.exchange(
                        side.requests().get(i % side.requests().size()));
                took(System.nanoTime() - sent);
                bytes += answer.length();
                if (answer.status() != OK || !answer.startsWith(start)) {
                    throw new IllegalStateException(side.name() + ": " + answer.status() + " " + answer.text());
                }
            }
        }
        return this;
    }

    private void took(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = time;
    }

    /** How long each answer took. */
    long[] nanos() {
        return Arrays.copyOf(nanos, count);
    }

    long bytes() {
        return bytes;
    }
}
