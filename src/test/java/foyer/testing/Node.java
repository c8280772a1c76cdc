package foyer.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Foyer as a process of its own on a test's database, beside others: what {@code kill -9} does can be tried on it. */
public final class Node implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Foyer serves on port (\\d+)");
    private static final int SECONDS_TO_STOP = 60;
    /** A node lives for seconds: what the second compiler does pays for nothing. */
    private static final List<String> JVM = List.of("-Xmx384m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Process process;
    private final Path output;
    private final URI uri;

    private Node(Process process, Path output) {
        this.process = process;
        this.output = output;
        this.uri = URI.create("http://127.0.0.1:" + port());
    }

    /** Starts a node and waits until it serves. */
    public static Node start(TestDatabase database, Map<String, String> settings) {
        return await(launch(database, settings));
    }

    /** Starts two nodes at once, which is how a deployment does it too. */
    public static Node[] startTwo(TestDatabase database, Map<String, String> settings) {
        var first = launch(database, settings);
        var second = launch(database, settings);
        return new Node[] {await(first), await(second)};
    }

    private record Launched(Process process, Path output) {}

    private static Node await(Launched launched) {
        return new Node(launched.process(), launched.output());
    }

    private static Launched launch(TestDatabase database, Map<String, String> settings) {
        try {
            var output = Files.createTempFile("foyer-node", ".log");
            output.toFile().deleteOnExit();
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(JVM);
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath(), "foyer.Foyer"));
            var builder = new ProcessBuilder(command);
            var environment = builder.environment();
            environment.keySet().removeIf(name -> name.matches("(FOYER|SPRING)_.*|DATABASE_URL|PORT"));
            environment.put("FOYER_DATABASE_URL", database.url());
            environment.put("FOYER_DATABASE_USER", TestDatabase.OWNER);
            environment.put("FOYER_DATABASE_PASSWORD", TestDatabase.password(TestDatabase.OWNER));
            environment.put("FOYER_SECRET", TestDatabase.SECRET);
            environment.put("FOYER_FILES_DIRECTORY", database.files().toString());
            environment.put("FOYER_PORT", "0");
            environment.put("FOYER_MANAGEMENT_PORT", "0");
            environment.put("FOYER_DEMO", "false");
            environment.put("FOYER_SIGN_IN_ATTEMPTS_PER_ADDRESS", "100000");
            environment.put("FOYER_SIGN_IN_SIGN_UPS_PER_ADDRESS", "100000");
            // Good to the end of the longest test on the slowest machine.
            environment.put("FOYER_IDENTITY_ACCESS_TOKEN_LIFETIME", "3h");
            environment.putAll(settings);
            var process = builder.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new Launched(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the tests, whose logs are kept quiet. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private int port() {
        while (true) {
            var ready = READY.matcher(output());
            if (ready.find()) {
                return Integer.parseInt(ready.group(1));
            }
            if (hasEndedWithin(100)) {
                throw new AssertionError("the node ended early: " + output());
            }
        }
    }

    private boolean hasEndedWithin(int milliseconds) {
        try {
            return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI uri() {
        return uri;
    }

    /** A client of this node, with no credentials. */
    public GraphQlClient client() {
        return new GraphQlClient(() -> uri);
    }

    /** Everything that the node has written. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does: no shutdown hook runs. */
    public void kill() {
        process.destroyForcibly();
        hasEndedWithin(SECONDS_TO_STOP * 1_000);
    }

    /** As an operator does: SIGTERM, and waits until it has ended. */
    public boolean stop() {
        process.destroy();
        return hasEndedWithin(SECONDS_TO_STOP * 1_000);
    }

    @Override
    public void close() {
        kill();
    }
}
