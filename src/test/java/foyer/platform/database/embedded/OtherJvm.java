package foyer.platform.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that starts a server, writes rows, prints the port and waits for the end of its input. */
record OtherJvm(Process process) implements AutoCloseable {
    static final int ROWS = 1000;

    static OtherJvm start(String kind, Path folder) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherJvm.class.getName(),
                        kind,
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        return new OtherJvm(builder.start());
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        var folder = Path.of(arguments[1]);
        var settings =
                arguments[0].equals("durable") ? EmbeddedSettings.durable(folder) : EmbeddedSettings.throwaway(folder);
        var server = EmbeddedServer.start(settings);
        Sql.update(server, "create table written as select generate_series(1, " + ROWS + ")");
        System.out.println("port " + server.port());
        System.in.transferTo(System.out);
    }

    /** Waits until the server runs and its rows are committed. */
    int port() throws IOException {
        var reader = process.inputReader(StandardCharsets.UTF_8);
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("port ")) {
                return Integer.parseInt(line.substring("port ".length()));
            }
        }
        throw new AssertionError("The other JVM ended early");
    }

    /** As {@code kill -9} does: no shutdown hook runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        ended();
    }

    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        ended();
    }

    private void ended() throws InterruptedException {
        if (!process.waitFor(100, TimeUnit.SECONDS)) {
            throw new AssertionError("The other JVM does not end");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
