package foyer.platform.database.embedded;

import static foyer.platform.database.embedded.Sql.query;
import static foyer.platform.database.embedded.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("module")
@Timeout(value = 400, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EmbeddedServerTest {
    @TempDir
    Path folder;

    @Test
    void keepsRowsPortAndPasswordOverARestart() throws SQLException {
        int port;
        String password;
        try (var server = start()) {
            port = server.port();
            password = server.password();
            update(server, "create table kept as select 'é' as word");
        }
        try (var server = start()) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(server.password()).isEqualTo(password);
            assertThat(query(server, "select upper(word) from kept")).isEqualTo("É");
        }
    }

    @Test
    void runsDurablyAndOnLoopbackOnly() throws SQLException {
        try (var server = start()) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(query(server, "show " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(query(server, "show max_connections")).isEqualTo("40");
            assertThat(query(server, "select pg_size_bytes(current_setting('shared_buffers')) >> 20"))
                    .satisfies(
                            megabytes -> assertThat(Integer.parseInt(megabytes)).isBetween(256, 2_048));
            assertThat(query(server, "show max_wal_size")).isEqualTo("4GB");
            assertThat(query(server, "show jit")).isEqualTo("off");
            assertThat(query(server, "select setting from pg_file_settings where name = 'timezone' and applied"))
                    .isEqualTo("UTC");
            assertThat(query(server, "show server_encoding")).isEqualTo("UTF8");
            assertThat(query(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(server, "select datlocale from pg_database where datname = 'template1'"))
                    .isEqualTo("C.UTF-8");
        }
    }

    @Test
    void asksForThePasswordThatOnlyItsOwnerMayRead() throws IOException {
        try (var server = start()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(server.url("postgres"), server.user(), "wrong")
                            .close())
                    .withMessageContaining("password authentication failed");
            if (Platform.CURRENT != Platform.WINDOWS) {
                var permissions = Files.getPosixFilePermissions(folder.resolve("password"));
                assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void takesOverFromAKilledJvmWithRowsAndPort() throws Exception {
        try (var other = OtherJvm.start("durable", folder)) {
            int port = other.port();
            var postmaster = postmaster(folder);
            other.kill();
            assertThat(postmaster.isServerOf(cluster(folder)))
                    .as("outlives the JVM")
                    .isTrue();

            try (var server = start()) {
                assertThat(server.port()).isEqualTo(port);
                assertThat(query(server, "select count(*) from written")).isEqualTo("" + OtherJvm.ROWS);
                assertThat(postmaster.isServerOf(cluster(folder))).isFalse();
            }
        }
    }

    @Test
    void recoversFromAServerThatDiedWithTheMachine() throws Exception {
        try (var other = OtherJvm.start("durable", folder)) {
            other.port();
            var postmaster = postmaster(folder);
            other.kill();
            ProcessHandle.of(postmaster.pid()).orElseThrow().destroyForcibly();
            assertThat(postmaster.endsWithin(cluster(folder), Duration.ofSeconds(20)))
                    .isTrue();
            assertThat(folder.resolve("cluster/postmaster.pid")).exists();
        }
        try (var server = start()) {
            assertThat(query(server, "select count(*) from written")).isEqualTo("" + OtherJvm.ROWS);
        }
    }

    @Test
    void refusesAFolderThatAnotherJvmUses() throws Exception {
        try (var other = OtherJvm.start("durable", folder)) {
            other.port();
            var postmaster = postmaster(folder);
            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(this::start)
                    .withMessageContaining(
                            "in use by process " + other.process().pid());
            assertThat(postmaster(folder)).isEqualTo(postmaster);
            assertThat(postmaster.isServerOf(cluster(folder))).isTrue();
            other.kill();
        }
        start().close();
    }

    @Test
    void refusesASecondStartInThisJvm() throws SQLException {
        try (var server = start()) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatExceptionOfType(EmbeddedServerException.class)
                        .isThrownBy(this::start)
                        .withMessageContaining("(this one)");
            }
            assertThat(query(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void leavesTheServerOfAnotherFolderAloneThatGotItsOldId(@TempDir Path foreignFolder) throws Exception {
        start().close();
        try (var foreign = EmbeddedServer.start(EmbeddedSettings.durable(foreignFolder))) {
            writePid(postmaster(foreignFolder).pid());
            try (var server = start()) {
                assertThat(query(server, "select 1")).isEqualTo("1");
            }
            assertThat(query(foreign, "select 2")).isEqualTo("2");
        }
    }

    @Test
    void leavesAnyOtherProcessAloneThatGotItsOldId() throws Exception {
        start().close();
        writePid(ProcessHandle.current().pid());
        try (var server = start()) {
            assertThat(query(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void choosesAndKeepsANewPortWhenItsOwnIsTaken() throws Exception {
        int port;
        try (var server = start()) {
            port = server.port();
        }
        int chosen;
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                var server = start()) {
            chosen = server.port();
            assertThat(chosen).isNotEqualTo(port);
        }
        try (var server = start()) {
            assertThat(server.port()).isEqualTo(chosen);
        }
    }

    @Test
    void saysThatTheDataIsOfAnotherVersion() throws IOException {
        start().close();
        Files.writeString(folder.resolve("cluster/PG_VERSION"), "17\n");
        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(this::start)
                .withMessageContaining("is of PostgreSQL 17 and this is PostgreSQL 18:");
    }

    @Test
    void showsTheEndOfTheLogWhenTheServerDoesNotStart() throws IOException {
        start().close();
        Files.writeString(folder.resolve("cluster/postgresql.conf"), "work_mem = 'plenty'\n");
        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(this::start)
                .withMessageContaining("did not start")
                .withMessageContaining("work_mem");
    }

    @Test
    void saysThatTheFolderCannotBeMade() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(() -> EmbeddedServer.start(EmbeddedSettings.durable(file.resolve("data"))))
                .withMessageStartingWith("Cannot prepare the embedded PostgreSQL in " + file);
    }

    private EmbeddedServer start() {
        return EmbeddedServer.start(EmbeddedSettings.durable(folder));
    }

    private static Path cluster(Path folder) {
        return folder.resolve("cluster");
    }

    private static PostmasterPid postmaster(Path folder) throws IOException {
        return PostmasterPid.read(cluster(folder)).orElseThrow();
    }

    private void writePid(long pid) throws IOException {
        var now = Instant.now().getEpochSecond();
        var text = "%d\n%s\n%d\n5432\n\n127.0.0.1\n".formatted(pid, cluster(folder), now);
        Files.writeString(folder.resolve("cluster/postmaster.pid"), text);
    }
}
