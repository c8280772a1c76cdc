package foyer.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jooq.exception.DataAccessException;
import org.postgresql.PGConnection;

/**
 * Hears what {@code NOTIFY} tells, on a connection of its own as {@code foyer_system}: those of the pools come and go,
 * and one through a pooler hears nothing. Notifications are hints: whoever waits for one must also look by itself.
 */
public final class Notifications {

    private final String url;
    private final String password;

    Notifications(String url, String password) {
        this.url = url;
        this.password = password;
    }

    /**
     * Begins to listen.
     *
     * @param channel a plain identifier
     * @throws DataAccessException when there is no connection
     */
    public Channel listen(String channel) {
        var properties = new Properties();
        properties.setProperty("user", Logins.SYSTEM);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "foyer " + channel);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        try {
            var connection = DriverManager.getConnection(url, properties);
            var open = new Channel(connection);
            open.execute("listen " + channel);
            return open;
        } catch (SQLException e) {
            throw new DataAccessException("nothing to listen on", e);
        }
    }

    /** One channel, until it is closed or its connection ends. For one thread. */
    public static final class Channel implements AutoCloseable {

        private static final Duration UNHEARD = Duration.ofSeconds(15);
        private static final int ANSWER_SECONDS = 5;

        private final Connection connection;
        private long heard = System.nanoTime();

        private Channel(Connection connection) {
            this.connection = connection;
        }

        /**
         * Waits until there is a notification, at most so long; answers whether there was.
         *
         * @throws DataAccessException when the connection has ended, also when it did so without a word
         */
        public boolean await(Duration longest) {
            try {
                var heardNow = connection.unwrap(PGConnection.class).getNotifications((int) longest.toMillis());
                var any = heardNow != null && heardNow.length > 0;
                if (any) {
                    heard = System.nanoTime();
                } else if (System.nanoTime() - heard > UNHEARD.toNanos()) {
                    requireAlive();
                }
                return any;
            } catch (SQLException e) {
                throw new DataAccessException("the connection to listen on has ended", e);
            }
        }

        private void requireAlive() throws SQLException {
            if (!connection.isValid(ANSWER_SECONDS)) {
                throw new SQLException("no answer");
            }
            heard = System.nanoTime();
        }

        private void execute(String sql) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                close();
                throw e;
            }
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new DataAccessException("the connection does not close", e);
            }
        }
    }
}
