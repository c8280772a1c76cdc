package foyer.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** So many connections, each of which sends its next request when it has the answer to the last. */
public record Load(int connections, long databasePid) {

    private static final double NANOS_A_MILLI = 1_000_000;

    /** What one round was. */
    public record Round(
            double perSecond,
            double p50Millis,
            double p99Millis,
            double serverCpuMillis,
            double databaseCpuMillis,
            double allocatedKilobytes,
            double statements,
            double bytes) {}

    /** The same by so many connections. */
    Load by(int connections) {
        return new Load(connections, databasePid);
    }

    /** Puts load on one side for so long. */
    public Round round(Side side, Duration time) {
        var totals = side.server().totals();
        var server = CpuTime.of(side.server().pid());
        var database = CpuTime.ofFamily(databasePid);
        var started = System.nanoTime();
        var parts = run(side, started + time.toNanos());
        var seconds = (System.nanoTime() - started) / 1e9;
        var serverCpu = CpuTime.of(side.server().pid()) - server;
        var databaseCpu = CpuTime.ofFamily(databasePid) - database;
        var after = side.server().totals();
        var nanos = parts.stream()
                .flatMapToLong(part -> Arrays.stream(part.nanos()))
                .sorted()
                .toArray();
        double count = nanos.length;
        return new Round(
                count / seconds,
                percentile(nanos, 0.50),
                percentile(nanos, 0.99),
                serverCpu / count,
                databaseCpu / count,
                (after.allocatedBytes() - totals.allocatedBytes()) / 1024.0 / count,
                (after.statements() - totals.statements()) / count,
                parts.stream().mapToLong(Worker::bytes).sum() / count);
    }

    /** Puts load on one side for so long, and measures nothing. */
    void press(Side side, Duration time) {
        run(side, System.nanoTime() + time.toNanos());
    }

    private static double percentile(long[] sorted, double share) {
        return sorted[(int) (sorted.length * share)] / NANOS_A_MILLI;
    }

    private List<Worker> run(Side side, long end) {
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var workers = new ArrayList<Worker>();
            for (var i = 0; i < connections; i++) {
                var first = i * side.requests().size() / connections;
                workers.add(new Worker(side, first, end));
            }
            var parts = new ArrayList<Worker>();
            for (var worker : threads.invokeAll(workers)) {
                parts.add(worker.get());
            }
            return parts;
        } catch (ExecutionException e) {
            throw new IllegalStateException(side.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
