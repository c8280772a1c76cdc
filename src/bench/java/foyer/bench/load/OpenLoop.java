package foyer.bench.load;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * How long answers take of requests that come at a constant rate, whatever became of those before: each is timed from the
 * moment at which it was due, so that what waits because others are slow counts as slow.
 *
 * @param others answers of another status than was wanted
 */
public record OpenLoop(double p50Millis, double p99Millis, double maxMillis, int others) {

    private static final int CONNECTIONS = 64;
    private static final double MEDIAN = 0.50;
    private static final double NEARLY_ALL = 0.99;
    private static final double NANOS_A_MILLI = 1_000_000;

    /** Sends each of the requests once. */
    public static OpenLoop of(ServerProcess server, List<byte[]> requests, int rate, int wanted)
            throws IOException, InterruptedException {
        var nanos = new long[requests.size()];
        var next = new AtomicInteger();
        var others = new AtomicInteger();
        var pause = TimeUnit.SECONDS.toNanos(1) / rate;
        var start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var sending = threads.invokeAll(Collections.nCopies(CONNECTIONS, () -> {
                try (var connection = server.connect()) {
                    for (var i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
                        var due = start + i * pause;
                        await(due);
                        if (connection.exchange(requests.get(i)).status() != wanted) {
                            others.incrementAndGet();
                        }
                        nanos[i] = System.nanoTime() - due;
                    }
                    return nanos.length;
                }
            }));
            for (var one : sending) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
        Arrays.sort(nanos);
        return new OpenLoop(
                nanos[(int) (nanos.length * MEDIAN)] / NANOS_A_MILLI,
                nanos[(int) (nanos.length * NEARLY_ALL)] / NANOS_A_MILLI,
                nanos[nanos.length - 1] / NANOS_A_MILLI,
                others.get());
    }

    private static void await(long due) {
        for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, longest %.1f ms, %d refused",
                p50Millis,
                p99Millis,
                maxMillis,
                others);
    }
}
