package foyer.platform.database;

import foyer.platform.database.embedded.EmbeddedServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The owner's login and database on an embedded server: all that its superuser ever does, so that everything else runs
 * as it would on a PostgreSQL that was given.
 */
final class EmbeddedOwner {

    static final String NAME = "foyer";

    private EmbeddedOwner() {}

    /** Makes login and database where they are missing, and sets the password, which follows the secret. */
    static DatabaseServer ensure(EmbeddedServer server, String password) throws SQLException {
        try (var superuser = DriverManager.getConnection(server.url(server.user()), server.user(), server.password())) {
            if (!exists(superuser, "select from pg_roles where rolname = '" + NAME + "'")) {
                execute(superuser, "create role " + NAME + " login createrole nosuperuser nocreatedb nobypassrls");
            }
            execute(superuser, "alter role " + NAME + " password '" + password + "'");
            if (!exists(superuser, "select from pg_database where datname = '" + NAME + "'")) {
                execute(superuser, "create database " + NAME + " owner " + NAME);
            }
        }
        return new DatabaseServer(server.url(NAME), NAME, password, server);
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
