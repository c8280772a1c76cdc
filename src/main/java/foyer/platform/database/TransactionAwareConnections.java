package foyer.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;
import org.jooq.exception.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Gives jOOQ the connection of the running transaction, or one for a single statement. */
record TransactionAwareConnections(DataSource dataSource) implements ConnectionProvider {

    @Override
    public Connection acquire() {
        try {
            return DataSourceUtils.doGetConnection(dataSource);
        } catch (SQLException e) {
            throw new DataAccessException("no connection", e);
        }
    }

    @Override
    public void release(Connection connection) {
        try {
            DataSourceUtils.doReleaseConnection(connection, dataSource);
        } catch (SQLException e) {
            throw new DataAccessException("the connection does not close", e);
        }
    }
}
