package foyer.platform.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * What {@code postmaster.pid} says of the server on a data directory. After a crash its process id may belong to
 * anyone, so nothing is signalled that was not proven to be this server.
 *
 * @see <a href="https://www.postgresql.org/docs/18/storage-file-layout.html">Database File Layout</a>
 */
record PostmasterPid(long pid, Instant started) {
    private static final int STARTED_LINE = 2;

    /** The file has whole seconds, and systems compute a process's start with an error of some more. */
    private static final Duration POLL = Duration.ofMillis(5);

    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Empty when there is no such file, or none that a server has written to its end. */
    static Optional<PostmasterPid> read(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file(data));
            if (lines.size() <= STARTED_LINE) {
                return Optional.empty();
            }
            var started =
                    Instant.ofEpochSecond(Long.parseLong(lines.get(STARTED_LINE).strip()));
            return Optional.of(new PostmasterPid(Long.parseLong(lines.getFirst().strip()), started));
        } catch (NoSuchFileException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    boolean isAlive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /**
     * Waits for the end of the server. A process that has ended but that no parent has asked about yet counts as ended:
     * where the first process of a container does not, that stays so.
     */
    boolean endsWithin(Path data, Duration limit) {
        var end = Instant.now().plus(limit);
        while (isServerOf(data)) {
            if (Instant.now().isAfter(end) || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return true;
    }

    /** Whether the process is a PostgreSQL server on this data directory. */
    boolean isServerOf(Path data) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::info)
                .filter(info -> isPostgres(info) && isOn(data, info))
                .isPresent();
    }

    private static boolean isPostgres(ProcessHandle.Info info) {
        // Behind the name stands " (deleted)" when the programs were unpacked anew meanwhile.
        return info.command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.startsWith("postgres"))
                .isPresent();
    }

    /** Windows does not tell the arguments of a process, but when it was started. */
    private boolean isOn(Path data, ProcessHandle.Info info) {
        if (info.arguments().isPresent()) {
            return List.of(info.arguments().get()).contains(data.toString());
        }
        return info.startInstant()
                .filter(instant -> Duration.between(instant, started).abs().compareTo(TOLERANCE) < 0)
                .isPresent();
    }
}
