package foyer.platform.database;

import foyer.platform.start.SettingException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/**
 * Brings the database to the form that this version needs: logins, migrations, event partitions. Nodes that start
 * together take turns, so that the second finds everything done.
 */
final class Migration {

    /** Any number, the same on every node: "foyer" in ASCII. */
    private static final long LOCK = 0x666f796572L;

    private static final int OLDEST_VERSION = 18;

    /** Everyone may make them by default, and would own something; a serving login must not. */
    private static final String NO_TEMPORARY_TABLES = "do $$ begin execute"
            + " format('revoke temporary on database %I from public', current_database()); end $$";

    private Migration() {}

    static void run(DatabaseServer server, Logins logins) throws SQLException {
        try (var owner = connect(server);
                var statement = owner.createStatement()) {
            requireVersion(owner.getMetaData().getDatabaseMajorVersion());
            // Held by the session: closing the connection gives it back, whatever happens.
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            logins.ensure(server, owner);
            Flyway.configure()
                    .dataSource(server.url(), server.user(), server.password())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            statement.execute(NO_TEMPORARY_TABLES);
            statement.execute("call platform.make_event_partitions(" + EventPartitions.DAYS_AHEAD + ")");
        }
    }

    private static Connection connect(DatabaseServer server) {
        try {
            return DriverManager.getConnection(server.url(), server.user(), server.password());
        } catch (SQLException e) {
            throw new SettingException(
                    "FOYER_DATABASE_URL",
                    "leads to no database",
                    server.url() + " as \"" + server.user() + "\" answers: "
                            + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    static void requireVersion(int version) {
        if (version < OLDEST_VERSION) {
            throw new SettingException(
                    "FOYER_DATABASE_URL", "leads to PostgreSQL " + version, "Foyer needs version 18 or newer");
        }
    }
}
