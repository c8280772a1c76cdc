package foyer.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time of processes as Linux counts it, in {@code /proc/<pid>/stat} (proc_pid_stat(5)). */
public final class CpuTime {

    private static final double MILLIS_A_TICK = 10;
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int ENDED_CHILDREN_USER = 13;
    private static final int ENDED_CHILDREN_SYSTEM = 14;

    private CpuTime() {}

    /** Milliseconds of one process. */
    public static double of(long pid) {
        var stat = stat(Path.of("/proc", Long.toString(pid)));
        return MILLIS_A_TICK * (ticks(stat, USER) + ticks(stat, SYSTEM));
    }

    /** Milliseconds of a process and its children, those that have ended among them. */
    public static double ofFamily(long pid) {
        var parent = stat(Path.of("/proc", Long.toString(pid)));
        var ticks = ticks(parent, USER)
                + ticks(parent, SYSTEM)
                + ticks(parent, ENDED_CHILDREN_USER)
                + ticks(parent, ENDED_CHILDREN_SYSTEM);
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                var stat = stat(process);
                if (ticks(stat, PARENT) == pid) {
                    ticks += ticks(stat, USER) + ticks(stat, SYSTEM);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return MILLIS_A_TICK * ticks;
    }

    /** The fields after the name, which may hold spaces; empty when the process has ended. */
    private static String[] stat(Path process) {
        try {
            var stat = Files.readString(process.resolve("stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        } catch (IOException e) {
            return new String[0];
        }
    }

    private static long ticks(String[] stat, int field) {
        return stat.length > field ? Long.parseLong(stat[field]) : 0;
    }
}
