package foyer.bench.load;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JVM of its own with the server in it, on a free port of the loopback. */
public final class ServerProcess implements AutoCloseable {

    private static final String MAIN = "foyer.bench.server.BenchServer";
    private static final Duration START = Duration.ofMinutes(2);
    private static final int OK = 200;

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** What the server has allocated and sent since its start. */
    public record Totals(long allocatedBytes, long statements) {}

    /** Starts it with these JVM options, system properties and settings, and waits until it is ready. */
    public static ServerProcess start(List<String> jvm, String classPath, Map<String, String> settings, Path log)
            throws IOException, InterruptedException {
        var port = freePort();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", classPath, MAIN));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(new File(log.toString()));
        builder.environment().putAll(settings);
        builder.environment().put("FOYER_PORT", Integer.toString(port));
        builder.environment().put("FOYER_MANAGEMENT_PORT", Integer.toString(freePort()));
        var server = new ServerProcess(builder.start(), port);
        server.await(log);
        return server;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void await(Path log) throws InterruptedException {
        var end = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IllegalStateException("the server has not started: see " + log);
            }
            Thread.sleep(200);
        }
    }

    private boolean isReady() {
        try (var connection = connect()) {
            return connection.exchange(Side.get("/bench/totals", "")).status() == OK;
        } catch (IOException e) {
            return false;
        }
    }

    HttpConnection connect() throws IOException {
        return new HttpConnection(port);
    }

    public Totals totals() {
        var totals = JsonMapper.shared().readTree(exchange(Side.get("/bench/totals", "")));
        return new Totals(
                totals.path("allocatedBytes").asLong(),
                totals.path("statements").asLong());
    }

    /** The statements on leads and properties that the side's first request makes, with their values in them. */
    public List<String> statements(Side side) {
        exchange(Side.get("/bench/statements", ""));
        side.answer(0);
        var sql = new ArrayList<String>();
        JsonMapper.shared()
                .readTree(exchange(Side.get("/bench/statements", "")))
                .forEach(statement -> sql.add(statement.asString()));
        return sql;
    }

    /** Switches the writing of events or of audit rows. */
    public void turn(String what, boolean on) {
        exchange(Side.get("/bench/switch?what=" + what + "&on=" + on, ""));
    }

    /** Sends an operation and answers its data. */
    public JsonNode data(String token, String body) {
        var answer = JsonMapper.shared().readTree(exchange(Side.graphql(token, body)));
        if (answer.has("errors")) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.path("data");
    }

    /** What the server answers to a GET. */
    public String text(String path) {
        return exchange(Side.get(path, ""));
    }

    String exchange(byte[] request) {
        try (var connection = connect()) {
            var answer = connection.exchange(request);
            if (answer.status() != OK) {
                throw new IllegalStateException(
                        answer.status() + " " + answer.text() + " to " + new String(request, StandardCharsets.UTF_8));
            }
            return answer.text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins a flight recording of so long. */
    public void record(Duration time, Path file) throws IOException, InterruptedException {
        jcmd("JFR.start", "name=bench", "settings=profile", "duration=" + time.toSeconds() + "s", "filename=" + file);
    }

    /** Ends it. */
    public void recorded() throws IOException, InterruptedException {
        jcmd("JFR.stop", "name=bench");
    }

    private void jcmd(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(Long.toString(pid()));
        command.addAll(List.of(arguments));
        new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }

    /** The address of a path, whatever host a link names. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
