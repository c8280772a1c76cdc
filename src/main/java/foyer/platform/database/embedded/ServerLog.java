package foyer.platform.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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

    /** The last lines that were written since a time: those of its own files only when the server came that far. */
    String tail(Instant since) throws IOException {
        var lines = lines(early());
        if (lines.stream().anyMatch(line -> line.contains("redirecting log output"))) {
            for (var file : files()) {
                if (!modified(file).isBefore(since)) {
                    lines.addAll(lines(file));
                }
            }
        }
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }

    /** The server writes UTF-8, the system's own messages within may be anything. */
    private static List<String> lines(Path file) throws IOException {
        var text = Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        return text.lines().collect(Collectors.toCollection(ArrayList::new));
    }

    private static Instant modified(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    private List<Path> files() throws IOException {
        try (var children = Files.list(folder)) {
            return children.filter(file -> file.getFileName().toString().startsWith("server-"))
                    .toList();
        }
    }
}
