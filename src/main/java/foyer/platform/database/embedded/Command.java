package foyer.platform.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A run of one of the server's programs that has come to its end. */
record Command(int exit, String output) {
    private static final Pattern COMPLAINT =
            Pattern.compile("(?m)^.*(?:FATAL|PANIC|error):\\s+(?<text>.*)$(?:\\R.*HINT:\\s+(?<hint>.*)$)?");

    /** Runs a program in a folder, never as root, with messages in English, for at most the given time. */
    static Command run(Path folder, Duration limit, Path program, String... arguments) throws IOException {
        var words = new ArrayList<>(List.of(program.toString()));
        words.addAll(List.of(arguments));
        Files.createDirectories(folder);
        // A file and not a pipe: the postmaster inherits the output of pg_ctl, and a pipe would never end.
        var output = folder.resolve("command.out");
        var builder = new ProcessBuilder(Platform.CURRENT.withoutRoot(words))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        int exit = await(builder.start(), limit, program);
        var said = Files.readString(output).strip();
        if (exit != 0 && said.startsWith("unshare: unshare failed")) {
            throw new EmbeddedServerException(
                    "PostgreSQL does not run as root, and root may not start it as nobody here (" + said
                            + "): start Foyer as an ordinary user, or give it a PostgreSQL of your own");
        }
        return new Command(exit, said);
    }

    private static int await(Process process, Duration limit, Path program) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new EmbeddedServerException(
                    program.getFileName() + " did not end within " + limit.toSeconds() + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException(program.getFileName() + " was interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    boolean failed() {
        return exit != 0;
    }

    /** The first complaint in what a program or the server wrote, with the hint below it; else the last line. */
    static String complaint(String output) {
        var matcher = COMPLAINT.matcher(output);
        if (matcher.find()) {
            var hint = matcher.group("hint");
            return hint == null ? matcher.group("text") : matcher.group("text") + "; " + hint;
        }
        return output.lines().reduce("", (_, last) -> last);
    }
}
