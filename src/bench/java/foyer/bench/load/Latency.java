package foyer.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How long one client waits for answers, who sends each request when it has the answer to the last. */
public record Latency(double p50Millis, double p95Millis) {

    private static final int OK = 200;
    private static final double NANOS_A_MILLI = 1_000_000;
    private static final double MEDIAN = 0.50;
    private static final double NEARLY_ALL = 0.95;

    /** Sends the side's requests in turn, some that do not count first. */
    public static Latency of(Side side, int unmeasured, int measured) throws IOException {
        var nanos = new long[measured];
        try (var connection = side.server().connect()) {
            for (var i = -unmeasured; i < measured; i++) {
                var request =
                        side.requests().get(Math.floorMod(i, side.requests().size()));
                var sent = System.nanoTime();
                var answer = connection.exchange(request);
                var took = System.nanoTime() - sent;
                if (answer.status() != OK || !answer.startsWith(side.start().getBytes(StandardCharsets.UTF_8))) {
                    throw new IllegalStateException(side.name() + ": " + answer.status() + " " + answer.text());
                }
                if (i >= 0) {
                    nanos[i] = took;
                }
            }
        }
        Arrays.sort(nanos);
        return new Latency(
                nanos[(int) (measured * MEDIAN)] / NANOS_A_MILLI, nanos[(int) (measured * NEARLY_ALL)] / NANOS_A_MILLI);
    }
}
