package foyer.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * The database as its owner, for the few rows that no serving login may write: who runs the platform. Row-level security
 * binds the owner too, so each use names the tables that it is lifted from, in its own transaction and for nobody else.
 */
public final class OwnerDatabase {

    private static final String SHORT_LOCKS = "set local lock_timeout = '2s'";

    private final DatabaseServer server;

    OwnerDatabase(DatabaseServer server) {
        this.server = server;
    }

    /**
     * The one that the settings {@code FOYER_DATABASE_…} name, for a command.
     *
     * @throws IllegalArgumentException when they name none
     */
    public static OwnerDatabase given(Map<String, String> environment) {
        var text = environment.getOrDefault("FOYER_DATABASE_URL", "");
        if (text.isBlank()) {
            throw new IllegalArgumentException("FOYER_DATABASE_URL names no database");
        }
        var url = DatabaseUrl.parse(text);
        return new OwnerDatabase(new DatabaseServer(
                url.jdbc(),
                environment.getOrDefault("FOYER_DATABASE_USER", url.user() == null ? "" : url.user()),
                environment.getOrDefault("FOYER_DATABASE_PASSWORD", url.password() == null ? "" : url.password()),
                null));
    }

    /**
     * Does the work in a transaction in which these tables' rows can be seen and written.
     *
     * @param tables with their schemas, {@code "identity.super_admin"}
     * @throws DataAccessException when there is no connection, or a table's lock was not free
     */
    public <T> T write(Collection<String> tables, Function<DSLContext, T> work) {
        var properties = new Properties();
        properties.setProperty("user", server.user());
        properties.setProperty("password", server.password());
        properties.setProperty("ApplicationName", "foyer owner");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        try (var owner = DriverManager.getConnection(server.url(), properties)) {
            owner.setAutoCommit(false);
            execute(owner, SHORT_LOCKS);
            for (var table : tables) {
                execute(owner, "alter table " + table + " no force row level security");
            }
            var result = work.apply(DSL.using(owner, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false)));
            for (var table : tables) {
                execute(owner, "alter table " + table + " force row level security");
            }
            owner.commit();
            return result;
        } catch (SQLException e) {
            throw new DataAccessException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void execute(Connection owner, String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
