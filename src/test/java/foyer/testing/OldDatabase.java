package foyer.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** A database that had rows before a migration: what becomes of these is looked at when all migrations have run. */
public final class OldDatabase {

    private OldDatabase() {}

    /**
     * Makes it, as the superuser who is answered sees it then.
     *
     * @param name of the new database
     * @param version of the last migration before the rows
     * @param rows the statements that write these, by the superuser
     */
    public static Connection migrated(String name, String version, String rows) throws SQLException {
        // The logins are there once a database was made in the usual way.
        TestDatabase.fresh();
        run("postgres", "create database " + name + " owner " + TestDatabase.OWNER);
        migrate(name, version);
        run(name, rows);
        migrate(name, "latest");
        return superuser(name);
    }

    private static void migrate(String name, String target) {
        Flyway.configure()
                .dataSource(
                        TestDatabase.server().url(name), TestDatabase.OWNER, TestDatabase.password(TestDatabase.OWNER))
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private static void run(String name, String sql) throws SQLException {
        try (var connection = superuser(name);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection superuser(String name) throws SQLException {
        var server = TestDatabase.server();
        return DriverManager.getConnection(server.url(name), server.user(), server.password());
    }
}
