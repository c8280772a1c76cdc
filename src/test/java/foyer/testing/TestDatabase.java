package foyer.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import foyer.platform.database.TestMigration;
import foyer.platform.database.embedded.EmbeddedServer;
import foyer.platform.database.embedded.EmbeddedSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A migrated, empty database of its own for one test class, and connections to it by each login. All are on one
 * throw-away server a JVM, which is migrated once: each database is a copy of that one.
 */
public final class TestDatabase {

    public static final String OWNER = "foyer";
    public static final String APP = "foyer_app";
    public static final String SYSTEM = "foyer_system";

    /** The secret of everything that tests start; passwords of the logins are derived from it. */
    public static final String SECRET = "a-secret-for-tests-only-0123456789abcdef";

    private static final Path FILES = Path.of(
            "target", "test-files", String.valueOf(ProcessHandle.current().pid()));

    /**
     * What production gives up after a few seconds ends a test on a machine that stands still for as long: a statement
     * that waits for a lock has then waited too long, whoever has let go of it meanwhile.
     */
    private static final List<String> PATIENT = List.of(
            "statement_timeout = '60s'", "lock_timeout = '60s'", "idle_in_transaction_session_timeout = '5min'");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** How long a connection waits for the next statement of a test. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final int AT_ONCE = 32;

    private final String name;
    private final HikariDataSource superuser;

    private TestDatabase(String name) {
        this.name = name;
        this.superuser = pool(name);
    }

    /** For single statements: to open a connection costs more than most of them. */
    private static HikariDataSource pool(String name) {
        var config = new HikariConfig();
        config.setJdbcUrl(server().url(name));
        config.setUsername(server().user());
        config.setPassword(server().password());
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(AT_ONCE);
        config.setIdleTimeout(IDLE.toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** Makes a new database. */
    public static TestDatabase fresh() {
        var name = "test_" + NUMBER.incrementAndGet();
        try (var superuser = connect("postgres", server().user(), server().password());
                var statement = superuser.createStatement()) {
            statement.execute("create database " + name + " template foyer owner " + OWNER);
            for (var login : List.of(APP, SYSTEM)) {
                for (var timeout : PATIENT) {
                    statement.execute("alter role " + login + " in database " + name + " set " + timeout);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(name);
    }

    /** The server itself, for tests of what happens around databases. */
    public static EmbeddedServer server() {
        return Server.RUNNING;
    }

    public String url() {
        return server().url(name);
    }

    /** A folder for the bytes of files, of whoever is on this database. */
    public Path files() {
        return FILES.resolve(name);
    }

    /** The password of one of the logins. */
    public static String password(String login) {
        return login.equals(server().user()) ? server().password() : TestMigration.password(login, SECRET);
    }

    /** As the owner, whom row-level security binds too: reads no row of any table. */
    public Connection asOwner() throws SQLException {
        return as(OWNER);
    }

    /** As the serving login, with no tenant set. */
    public Connection asApp() throws SQLException {
        return as(APP);
    }

    /** As the serving login, with the tenant set for the whole session. */
    public Connection asApp(UUID tenant) throws SQLException {
        var connection = asApp();
        try (var statement = connection.prepareStatement("select set_config('app.tenant_id', ?, false)")) {
            statement.setString(1, tenant.toString());
            statement.execute();
        }
        return connection;
    }

    public Connection asSystem() throws SQLException {
        return as(SYSTEM);
    }

    /** As the superuser, whom nothing binds: arranges rows and looks at all of them. */
    public Connection asSuperuser() throws SQLException {
        return as(server().user());
    }

    /** The same by a connection that others have had and will have, so that nobody sets anything for its session. */
    public Connection asSuperuserAmongOthers() throws SQLException {
        return superuser.getConnection();
    }

    /** Runs a statement as the superuser, whom nothing binds. */
    public void execute(String sql, @Nullable Object... values) {
        run(sql, values, PreparedStatement::execute);
    }

    /** The first column of all that a query finds, as the superuser. */
    public List<String> texts(String sql, @Nullable Object... values) {
        return run(sql, values, statement -> {
            var texts = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        });
    }

    /** What a query finds that finds one row, as the superuser. */
    public String text(String sql, @Nullable Object... values) {
        var texts = texts(sql, values);
        if (texts.size() != 1) {
            throw new IllegalStateException("%d rows instead of one: %s".formatted(texts.size(), sql));
        }
        return texts.getFirst();
    }

    /** How many connections to this database wait for somebody's lock; those of other databases of the server do not count. */
    public long waiting() {
        return number(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
    }

    /** The number that a query finds, as the superuser. */
    public long number(String sql, @Nullable Object... values) {
        return Long.parseLong(text(sql, values));
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, @Nullable Object[] values, Work<T> work) {
        try (var connection = superuser.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection as(String login) throws SQLException {
        return connect(name, login, password(login));
    }

    private static Connection connect(String database, String login, String password) throws SQLException {
        return DriverManager.getConnection(server().url(database), login, password);
    }

    /** Started by the first test that needs a database, stopped with the JVM. */
    private static final class Server {

        private static final EmbeddedServer RUNNING = start();

        private static EmbeddedServer start() {
            var server =
                    EmbeddedServer.start(EmbeddedSettings.throwaway(Path.of(System.getProperty("java.io.tmpdir"))));
            try {
                TestMigration.make(server, SECRET);
            } catch (SQLException e) {
                server.close();
                throw new IllegalStateException(e);
            }
            return server;
        }
    }
}
