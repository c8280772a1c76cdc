package foyer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starts the application as an operator does: as a process of its own. */
@Tag("module")
@Timeout(value = 400, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StartTest {

    private static final String READY = "Foyer serves on port";

    @TempDir
    Path folder;

    @Test
    void keepsDataAndSecretAfterKillAndAfterTerm() throws Exception {
        var first = start(Map.of());
        awaitReady(first);
        database("insert into tenancy.tenant (name, slug, blueprint) values ('Kept', 'kept', 'MEDIA_AGENCY')");
        var secret = Files.readString(data("secret"));
        first.destroyForcibly().waitFor();

        var second = start(Map.of());
        awaitReady(second);
        assertThat(database("select name from tenancy.tenant where slug = 'kept'"))
                .isEqualTo("Kept");
        assertThat(Files.readString(data("secret"))).isEqualTo(secret);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data("secret"))))
                .isEqualTo("rw-------");

        second.destroy();
        assertThat(second.waitFor(150, TimeUnit.SECONDS)).isTrue();
        assertThat(data("postgres/cluster/postmaster.pid")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FOYER_PORT=http                  | FOYER_PORT has a wrong value",
                "FOYER_SECRET=short               | FOYER_SECRET has fewer than 32 characters",
                "FOYER_DATABASE_URL=mysql://db    | FOYER_DATABASE_URL is no address of a database",
                // As hosts call it.
                "DATABASE_URL=mysql://db          | FOYER_DATABASE_URL is no address of a database",
                "SPRING_PROFILES_ACTIVE=prodution | SPRING_PROFILES_ACTIVE names the unknown profile",
                "SPRING_PROFILES_ACTIVE=staging   | FOYER_DATABASE_URL is missing, and staging does not run on",
            })
    void aWrongSettingEndsTheStartWithOneLine(String setting, String line) throws Exception {
        var parts = setting.split("=", 2);
        var process = start(Map.of(parts[0], parts[1]));

        assertThat(process.waitFor(150, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(output().strip()).startsWith("Foyer did not start. " + line).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "production | FOYER_SECRET | ''   | FOYER_SECRET is missing, and production does not make one up",
                "production | FOYER_DEMO   | true | FOYER_DEMO is true: production has no demo data",
            })
    void productionRefusesWhatIsForDevelopment(String profile, String name, String value, String line)
            throws Exception {
        var settings = new HashMap<>(Map.of(
                "SPRING_PROFILES_ACTIVE", profile,
                "FOYER_DATABASE_URL", "postgresql://me:secret@127.0.0.1:1/foyer",
                "FOYER_SECRET", "long enough to be taken for a secret"));
        settings.put(name, value);

        var process = start(settings);

        assertThat(process.waitFor(150, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(output().strip()).startsWith("Foyer did not start. " + line).hasLineCount(1);
    }

    private Process start(Map<String, String> settings) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                "foyer.Foyer");
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(FOYER|SPRING)_.*|DATABASE_URL|PORT"));
        environment.put("FOYER_DATABASE_DATA_DIRECTORY", data("").toString());
        environment.put("FOYER_PORT", "0");
        environment.put("FOYER_MANAGEMENT_PORT", "0");
        environment.put("FOYER_DEMO", "false");
        environment.putAll(settings);
        return builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    /** Without the tests, whose logs are kept quiet. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void awaitReady(Process process) throws Exception {
        while (!output().contains(READY)) {
            // Not a sleep: it returns at once when the process ends.
            assertThat(process.waitFor(100, TimeUnit.MILLISECONDS))
                    .as("ended early: %s", output())
                    .isFalse();
        }
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    private Path data(String file) {
        return folder.resolve("data").resolve(file);
    }

    /** As the superuser of the running embedded server, who is found by what the server keeps beside its data. */
    private String database(String sql) throws IOException, SQLException {
        var port = Files.readString(data("postgres/port")).strip();
        var password = Files.readString(data("postgres/password")).strip();
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/foyer", "postgres", password);
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            statement.getResultSet().next();
            return statement.getResultSet().getString(1);
        }
    }
}
