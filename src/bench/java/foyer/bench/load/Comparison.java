package foyer.bench.load;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Rounds of two sides in turn, A B A B: what else the machine does meets both alike. Told as medians, with the spread of
 * the ratio of neighbours.
 */
public final class Comparison {

    private static final int NAME = 26;

    private final Load load;
    private final Duration time;
    private final int rounds;
    private final PrintStream out;

    public Comparison(Load load, Duration time, int rounds, PrintStream out) {
        this.load = load;
        this.time = time;
        this.rounds = rounds;
        this.out = out;
    }

    /** Something done to the server before a side's round. */
    public record Turn(Side side, Runnable before) {

        public static Turn of(Side side) {
            return new Turn(side, () -> {});
        }
    }

    /**
     * Runs both in turn for so long and measures nothing. The first half is a client's alone: a server that has compiled
     * nothing yet sheds what many send at once.
     */
    public void warmUp(Turn one, Turn other, Duration whole) {
        var begin = System.nanoTime();
        warmUp(load.by(1), one, other, begin + whole.toNanos() / 2);
        warmUp(load, one, other, begin + whole.toNanos());
    }

    private void warmUp(Load by, Turn one, Turn other, long end) {
        while (System.nanoTime() < end) {
            round(by, one);
            round(by, other);
        }
    }

    /** Measures and prints both and the first as a share of the second. */
    public void run(String title, Turn one, Turn other) {
        List<Load.Round> first = new ArrayList<>();
        List<Load.Round> second = new ArrayList<>();
        for (var i = 0; i < rounds; i++) {
            first.add(round(load, one));
            second.add(round(load, other));
        }
        out.printf(
                "%n%-" + NAME + "s %8s %8s %8s %9s %9s %9s %6s %8s%n",
                title,
                "req/s",
                "p50 ms",
                "p99 ms",
                "cpu jvm",
                "cpu pg",
                "KB alloc",
                "stmts",
                "bytes");
        print(one.side().name(), first);
        print(other.side().name(), second);
        out.printf(
                "  %s / %s: throughput %s, by CPU %s%n",
                one.side().name(),
                other.side().name(),
                ratio(first, second, Load.Round::perSecond),
                ratio(second, first, round -> round.serverCpuMillis() + round.databaseCpuMillis()));
        out.flush();
    }

    private Load.Round round(Load by, Turn turn) {
        turn.before().run();
        return by.round(turn.side(), time);
    }

    private void print(String name, List<Load.Round> of) {
        out.printf(
                "  %-" + (NAME - 2) + "s %8.0f %8.2f %8.2f %9.3f %9.3f %9.1f %6.2f %8.0f%n",
                name,
                median(of, Load.Round::perSecond),
                median(of, Load.Round::p50Millis),
                median(of, Load.Round::p99Millis),
                median(of, Load.Round::serverCpuMillis),
                median(of, Load.Round::databaseCpuMillis),
                median(of, Load.Round::allocatedKilobytes),
                median(of, Load.Round::statements),
                median(of, Load.Round::bytes));
    }

    private static String ratio(List<Load.Round> over, List<Load.Round> under, ToDoubleFunction<Load.Round> figure) {
        var ratios = new double[over.size()];
        for (var i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(over.get(i)) / figure.applyAsDouble(under.get(i));
        }
        Arrays.sort(ratios);
        return "%.2f (%.2f to %.2f)".formatted(median(ratios), ratios[0], ratios[ratios.length - 1]);
    }

    private static double median(List<Load.Round> rounds, ToDoubleFunction<Load.Round> figure) {
        return median(rounds.stream().mapToDouble(figure).sorted().toArray());
    }

    private static double median(double[] sorted) {
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
