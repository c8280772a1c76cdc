package foyer.platform.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The server's log: one file for each day of the week, begun anew a week later by the server. Since it does so only
 * while it runs, each start drops what is old or has become large.
 */
record ServerLog(Path folder) {
    private static final long LARGE = 16L << 20;
    private static final Duration OLD = Duration.ofDays(6);
    private static final int TAIL_LINES = 15;

    /** What the server writes before it logs to its own files. */
    Path early() {
        return folder.resolve("start.log");
    }

    void prepare() throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(early());
        for (var file : files()) {
            if (Files.size(file) > LARGE
                    || modified(file).isBefore(Instant.now().minus(OLD))) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The last lines written since a time, oldest first. */
    String tail(Instant since) throws IOException {
        var lines = new ArrayList<String>();
        for (var file : files()) {
            if (!modified(file).isBefore(since)) {
                // The server writes UTF-8, the system's messages within may be anything.
                new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .forEach(lines::add);
            }
        }
        var end = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        return String.join("\n", end);
    }

    private static Instant modified(Path file) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        return time.toInstant();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            // start.log sorts behind server-….log; it is the older part.
            return children.filter(file -> file.toString().endsWith(".log"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
