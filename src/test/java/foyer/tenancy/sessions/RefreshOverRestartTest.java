package foyer.tenancy.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.platform.database.TestMigration;
import foyer.platform.database.embedded.EmbeddedServer;
import foyer.platform.database.embedded.EmbeddedSettings;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.Node;
import foyer.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database restarts in the middle of a refresh: the client sends the same token again, and goes on. */
@Tag("graphql")
class RefreshOverRestartTest {

    private static final String DATABASE = "foyer";
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private EmbeddedServer server;
    private Node node;
    private GraphQlClient client;

    @BeforeEach
    void start() throws SQLException {
        server = EmbeddedServer.start(EmbeddedSettings.durable(folder));
        TestMigration.make(server, TestDatabase.SECRET);
        node = Node.start(
                TestDatabase.fresh(),
                Map.of(
                        "FOYER_DATABASE_URL",
                        server.url(DATABASE),
                        // As long as a busy machine may take to start a server.
                        "FOYER_IDENTITY_REFRESH_GRACE",
                        "2m"));
        client = node.client();
    }

    @AfterEach
    void stop() {
        node.close();
        server.close();
    }

    @Test
    void undoesItAndTakesTheTokenAgain() throws Exception {
        var first = Person.signUp(client, Person.signUpInput()).text("signUp.session.refreshToken");

        cutDuring(first);
        restart();
        var second = awaitRefreshed(first);

        // That one was done, and its answer lost.
        Person.refresh(client, second).succeeded("sessionRefresh");
        server.close();
        restart();
        var third = awaitRefreshed(second);

        var last = Person.refresh(client, third).succeeded("sessionRefresh");
        assertThat(Browser.reason(client.as(last.text("sessionRefresh.session.accessToken"))))
                .isEqualTo("none");
        assertThat(Person.refresh(client, first).userErrorCodes("sessionRefresh"))
                .containsExactly("REFRESH_TOKEN_INVALID");
    }

    /** Stops the server while the refresh waits for its session's row. */
    private void cutDuring(String token) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var holder = connection()) {
            holder.setAutoCommit(false);
            run(holder, "select from identity.session for update");
            var refresh = threads.submit(() -> Person.refresh(client, token));
            await().atMost(BOUND).pollInterval(Duration.ofMillis(20)).until(this::somebodyWaits);

            server.close();

            assertThat(refresh.get().errorCodes()).isNotEmpty();
        }
    }

    private void restart() {
        server = EmbeddedServer.start(EmbeddedSettings.durable(folder));
    }

    private String awaitRefreshed(String token) {
        var answer = new GraphQlAnswer[1];
        await().atMost(BOUND).until(() -> {
            answer[0] = Person.refresh(client, token);
            return answer[0].errorCodes().isEmpty();
        });
        return answer[0].succeeded("sessionRefresh").text("sessionRefresh.session.refreshToken");
    }

    private boolean somebodyWaits() throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select exists (select from pg_locks where not granted)")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(server.url(DATABASE), server.user(), server.password());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
