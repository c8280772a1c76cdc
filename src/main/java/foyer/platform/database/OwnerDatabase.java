package foyer.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
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

    /** Whoever waits for a table holds up all that come after it: so never for long, and again a little later. */
    private static final String SHORT_LOCKS = "set local lock_timeout = '200ms'";

    private static final int TRIES = 100;
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** {@code lock_not_available}. */
    private static final String LOCKED = "55P03";

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
            lock(owner, tables.stream().sorted().toList());
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

    /** Takes all of them at a moment when nobody else has one. */
    private static void lock(Connection owner, List<String> tables) throws SQLException {
        for (var tries = 1; ; tries++) {
            try {
                execute(owner, SHORT_LOCKS);
                execute(owner, "lock table " + String.join(", ", tables) + " in access exclusive mode");
                return;
            } catch (SQLException e) {
                owner.rollback();
                if (tries == TRIES || !LOCKED.equals(e.getSQLState())) {
                    throw e;
                }
            }
            pause();
        }
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for a lock", e);
        }
    }

    private static void execute(Connection owner, String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
