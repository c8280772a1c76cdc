package foyer.bench.data;

import foyer.platform.database.embedded.EmbeddedServer;
import foyer.platform.database.embedded.EmbeddedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** The PostgreSQL that is measured, kept in a folder from run to run, outside the JVM whose work is measured. */
public final class BenchDatabase implements AutoCloseable {

    private static final String OWNER = "foyer";
    private static final String FLOOR = "bench_floor";
    private static final String PASSWORD = "for-measuring-only";

    private final EmbeddedServer server;
    private final long pid;

    private BenchDatabase(EmbeddedServer server, long pid) {
        this.server = server;
        this.pid = pid;
    }

    /** Starts it and makes its logins: the owner, and one that row-level security does not bind. */
    public static BenchDatabase start(Path folder) throws IOException, SQLException {
        Files.createDirectories(folder);
        var server = EmbeddedServer.start(EmbeddedSettings.durable(folder.toAbsolutePath()));
        var pid = Long.parseLong(
                Files.readAllLines(folder.resolve("cluster/postmaster.pid")).getFirst());
        var database = new BenchDatabase(server, pid);
        try (var superuser = database.superuser(server.user());
                var statement = superuser.createStatement();
                var known = statement.executeQuery("select from pg_roles where rolname = '" + OWNER + "'")) {
            if (!known.next()) {
                statement.execute("create role " + OWNER + " login createrole password '" + PASSWORD + "'");
                statement.execute("create role " + FLOOR + " login bypassrls password '" + PASSWORD + "'");
                statement.execute("create database " + OWNER + " owner " + OWNER);
            }
        }
        return database;
    }

    public Connection superuser() throws SQLException {
        return superuser(OWNER);
    }

    private Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(server.url(database), server.user(), server.password());
    }

    /** What a server needs to run on it. */
    public Map<String, String> settings() {
        return Map.of(
                "FOYER_DATABASE_URL", server.url(OWNER),
                "FOYER_DATABASE_USER", OWNER,
                "FOYER_DATABASE_PASSWORD", PASSWORD,
                "BENCH_FLOOR_URL", server.url(OWNER),
                "BENCH_FLOOR_USER", FLOOR,
                "BENCH_FLOOR_PASSWORD", PASSWORD);
    }

    /** Lets the login without row-level security read, once there are tables. */
    public void openFloor() throws SQLException {
        try (var superuser = superuser();
                var statement = superuser.createStatement()) {
            statement.execute("grant pg_read_all_data to " + FLOOR);
        }
    }

    /** The process whose children are the backends. */
    public long pid() {
        return pid;
    }

    @Override
    public void close() {
        server.close();
    }
}
