package foyer.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import org.jooq.exception.DataAccessException;

/**
 * Makes and drops the partitions of {@code platform.event} as their owner, whose credentials a node has for the
 * migration anyway: the serving logins own nothing, and no function lends them the owner's rights. The node that comes
 * second leaves it to the first. A lock that is not free at once is left for the next time, since business writes queue
 * up behind whoever waits for it.
 */
public final class EventPartitions {

    static final int DAYS_AHEAD = 14;

    /** Any number but the migration's, the same on every node: "events" in ASCII. */
    private static final long LOCK = 0x6576656e7473L;

    private static final String SHORT_LOCKS = "set local lock_timeout = '200ms'";

    private final DatabaseServer server;

    EventPartitions(DatabaseServer server) {
        this.server = server;
    }

    /**
     * Makes the days ahead, then drops those that ended before this moment.
     *
     * @param upTo the highest position that may be dropped
     * @return whether it was this node that did it
     * @throws DataAccessException when a lock was not free, or there is no connection
     */
    public boolean tend(Instant before, long upTo) {
        var properties = new Properties();
        properties.setProperty("user", server.user());
        properties.setProperty("password", server.password());
        properties.setProperty("ApplicationName", "foyer partitions");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        try (var owner = DriverManager.getConnection(server.url(), properties)) {
            owner.setAutoCommit(false);
            var first = inTurn(owner, "call platform.make_event_partitions(" + DAYS_AHEAD + ")");
            var moment = before.atOffset(ZoneOffset.UTC);
            return first && inTurn(owner, "call platform.drop_event_partitions('" + moment + "', " + upTo + ")");
        } catch (SQLException e) {
            throw new DataAccessException("the partitions of events are as they were", e);
        }
    }

    /** One transaction, whose end gives back all locks. */
    private static boolean inTurn(Connection owner, String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(SHORT_LOCKS);
            try (var row = statement.executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
                row.next();
                if (!row.getBoolean(1)) {
                    owner.rollback();
                    return false;
                }
            }
            statement.execute(sql);
            owner.commit();
            return true;
        }
    }
}
