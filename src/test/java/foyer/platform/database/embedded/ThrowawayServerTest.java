package foyer.platform.database.embedded;

import static foyer.platform.database.embedded.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("module")
@Timeout(value = 400, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ThrowawayServerTest {
    @TempDir
    Path folder;

    @Test
    void deletesAThrowawayFolderWhenClosed() throws Exception {
        try (var server = start();
                var _ = start()) {
            assertThat(query(server, "show fsync")).isEqualTo("off");
            assertThat(query(server, "show max_connections")).isEqualTo("300");
            assertThat(servers()).hasSize(2);
        }
        assertThat(servers()).isEmpty();
    }

    @Test
    void deletesAThrowawayFolderWhenTheJvmEnds() throws Exception {
        try (var other = OtherJvm.start("throwaway", folder)) {
            other.port();
            var server = servers().getFirst();
            var postmaster = PostmasterPid.read(server.resolve("cluster")).orElseThrow();
            other.end();
            assertThat(postmaster.isServerOf(server.resolve("cluster"))).isFalse();
            assertThat(servers()).isEmpty();
        }
    }

    @Test
    void clearsTheThrowawayServerOfAKilledJvm() throws Exception {
        try (var other = OtherJvm.start("throwaway", folder)) {
            other.port();
            var server = servers().getFirst();
            var postmaster = PostmasterPid.read(server.resolve("cluster")).orElseThrow();
            other.kill();
            assertThat(postmaster.isServerOf(server.resolve("cluster"))).isTrue();

            start().close();
            assertThat(postmaster.isServerOf(server.resolve("cluster"))).isFalse();
            assertThat(servers()).isEmpty();
        }
    }

    private EmbeddedServer start() {
        return EmbeddedServer.start(EmbeddedSettings.throwaway(folder));
    }

    private List<Path> servers() throws IOException {
        try (var children = Files.list(folder)) {
            return children.filter(Files::isDirectory).toList();
        }
    }
}
