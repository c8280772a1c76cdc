package foyer.catalogue;

import foyer.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A connection of the serving login as a request has it, or as a request must never have it. */
record Session(Connection connection) implements AutoCloseable {

    /** SQLSTATE of a setting that was never set. */
    static final String NEVER_SET = "42704";
    /** SQLSTATE of the empty text where an id has to be: what a setting is once its transaction has ended. */
    static final String REVERTED = "22P02";
    /** SQLSTATE of a policy's refusal. */
    static final String REFUSED = "42501";
    /** SQLSTATE of a foreign key without its row. */
    static final String NO_SUCH_KEY = "23503";

    static Session of(TestDatabase database) throws SQLException {
        var session = new Session(database.asApp());
        // On an empty or small table a plan without an index never looks at the policy's subquery.
        session.run("set enable_seqscan = off");
        return session;
    }

    static Session of(TestDatabase database, UUID tenant, UUID user) throws SQLException {
        var session = of(database);
        session.run("set app.tenant_id = '" + tenant + "'");
        session.run("set app.user_id = '" + user + "'");
        return session;
    }

    /** As a pooled connection is after somebody's transaction on it. */
    static Session after(TestDatabase database, UUID tenant, UUID user) throws SQLException {
        var session = of(database);
        session.run("begin");
        session.run("set local app.tenant_id = '" + tenant + "'");
        session.run("set local app.user_id = '" + user + "'");
        session.run("commit");
        return session;
    }

    int run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return statement.getUpdateCount();
        }
    }

    /** The SQLSTATE with which it fails, null when it does not. */
    @Nullable String failure(String sql) {
        try {
            run(sql);
            return null;
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    long count(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from (" + query + ") as q")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
