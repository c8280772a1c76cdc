package foyer.platform.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server process on a cluster: starts it, stops it, and clears away what a crash left of it. */
record Postmaster(Binaries binaries, Cluster cluster, boolean durable) {
    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

    /** Long enough to replay what a crash left in the write-ahead log. */
    private static final Duration START = Duration.ofMinutes(2);

    private static final Duration STOP_FAST = Duration.ofSeconds(30);
    private static final Duration STOP_IMMEDIATE = Duration.ofSeconds(15);
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Stops the server that a killed JVM left running. A process that got the id of a dead server is left alone. */
    void clearTheWay() throws IOException {
        var found = PostmasterPid.read(cluster.data());
        if (found.isEmpty() || !found.get().isAlive()) {
            return;
        }
        if (found.get().isServerOf(cluster.data())) {
            log.info("Stopping the PostgreSQL that an earlier run left on {}", cluster.data());
            stop();
            return;
        }
        // The server would take the foreign process for itself and refuse. Should processes of a dead server still use
        // the data, it finds them by their shared memory.
        Files.deleteIfExists(PostmasterPid.file(cluster.data()));
    }

    void start() throws IOException {
        cluster.log().prepare();
        var begin = Instant.now().minusSeconds(1);
        var command = pgCtl(START, "start", "-l", cluster.log().early().toString());
        if (command.failed()) {
            var tail = cluster.log().tail(begin);
            throw new EmbeddedServerException("The embedded PostgreSQL did not start on " + cluster.data() + ": "
                    + Command.complaint(tail.isEmpty() ? command.output() : tail) + "\nThe end of its log in "
                    + cluster.log().folder() + ":\n" + tail);
        }
    }

    /** Data that nobody keeps needs no checkpoint, so a throwaway server is stopped at once. */
    void stop() throws IOException {
        if (durable && stopped("fast", STOP_FAST)) {
            return;
        }
        if (!stopped("immediate", STOP_IMMEDIATE)) {
            throw new EmbeddedServerException("The embedded PostgreSQL on " + cluster.data() + " does not stop");
        }
    }

    /** Until the process has ended, not only its pid file: then its port and, on Windows, its files are free. */
    private boolean stopped(String mode, Duration limit) throws IOException {
        var running = PostmasterPid.read(cluster.data()).filter(found -> found.isServerOf(cluster.data()));
        if (running.isEmpty()) {
            return true;
        }
        pgCtl(limit, "stop", "-m", mode);
        return running.get().endsWithin(cluster.data(), GRACE);
    }

    private Command pgCtl(Duration limit, String... arguments) throws IOException {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "-w",
                "-t",
                Long.toString(limit.toSeconds()),
                "-D",
                cluster.data().toString()));
        return Command.run(
                cluster.log().folder(), limit.plus(GRACE), binaries.program("pg_ctl"), all.toArray(String[]::new));
    }
}
