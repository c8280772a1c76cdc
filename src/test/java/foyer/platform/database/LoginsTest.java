package foyer.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.platform.database.embedded.EmbeddedServer;
import foyer.platform.database.embedded.EmbeddedSettings;
import foyer.platform.start.SettingException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** On a server of its own, since logins are the server's and all tests share those of theirs. */
@Tag("module")
class LoginsTest {

    @TempDir
    Path folder;

    private EmbeddedServer server;

    @BeforeEach
    void start() {
        server = EmbeddedServer.start(EmbeddedSettings.throwaway(folder));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anOwnerWhoMayCreateRolesMakesTheLogins() throws SQLException {
        var logins = logins("the secret");

        Migration.run(EmbeddedOwner.ensure(server, "owner"), logins);

        assertThat(setting(Logins.APP, logins, "statement_timeout")).isEqualTo("5s");
        assertThat(setting(Logins.SYSTEM, logins, "lock_timeout")).isEqualTo("2s");
    }

    @Test
    void twoNodesMayStartAtOnce() throws SQLException {
        var owner = EmbeddedOwner.ensure(server, "owner");
        var second = CompletableFuture.runAsync(() -> migrate(owner));

        migrate(owner);

        assertThatCode(second::join).doesNotThrowAnyException();
    }

    private static void migrate(DatabaseServer owner) {
        try {
            Migration.run(owner, logins("the secret"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anotherSecretRenewsThePasswords() throws SQLException {
        var owner = EmbeddedOwner.ensure(server, "owner");
        Migration.run(owner, logins("the secret"));

        Migration.run(owner, logins("another secret"));

        assertThat(setting(Logins.APP, logins("another secret"), "statement_timeout"))
                .isEqualTo("5s");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> setting(Logins.APP, logins("the secret"), "statement_timeout"));
    }

    @Test
    void anOwnerWhoMayNotCreateRolesIsToldWhatAnAdministratorRuns() throws SQLException {
        var owner = EmbeddedOwner.ensure(server, "owner");
        administer("alter role foyer nocreaterole");
        var logins = logins("the secret");

        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> Migration.run(owner, logins))
                .withMessageStartingWith("FOYER_DATABASE_USER is \"foyer\", who cannot make the logins of Foyer")
                .withMessageNotContaining(logins.password(Logins.APP))
                .satisfies(told -> administer(String.valueOf(told.getMessage()).split("\\n\\n", 2)[1]));

        Migration.run(owner, logins);
        assertThat(setting(Logins.APP, logins, "statement_timeout")).isEqualTo("5s");
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 17})
    void anOlderServerIsRefused(int version) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> Migration.requireVersion(version))
                .withMessage("FOYER_DATABASE_URL leads to PostgreSQL " + version + ": Foyer needs version 18 or newer");
    }

    @Test
    void anAddressWithoutADatabaseIsToldInOneLine() {
        var nowhere = new DatabaseServer(server.url("nowhere"), "foyer", "wrong", null);

        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> Migration.run(nowhere, logins("the secret")))
                .withMessageStartingWith("FOYER_DATABASE_URL leads to no database: " + nowhere.url())
                .satisfies(told -> assertThat(told.getMessage()).hasLineCount(1).doesNotContain("wrong"));
    }

    @Test
    void aLoginMakesNoTemporaryTable() throws SQLException {
        var logins = logins("the secret");
        Migration.run(EmbeddedOwner.ensure(server, "owner"), logins);

        try (var connection = DriverManager.getConnection(
                        server.url(EmbeddedOwner.NAME), Logins.APP, logins.password(Logins.APP));
                var statement = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("create temporary table mine (id int)"))
                    .withMessageContaining("permission denied");
        }
    }

    private String setting(String login, Logins logins, String name) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(server.url(EmbeddedOwner.NAME), login, logins.password(login));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void administer(String sql) throws SQLException {
        try (var superuser = DriverManager.getConnection(server.url(server.user()), server.user(), server.password());
                var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Logins logins(String secret) {
        var none = new MapConfigurationPropertySource(Map.of());
        return new Logins(secret, new Binder(none).bindOrCreate("foyer.database", DatabaseSettings.class));
    }
}
