package foyer.platform.database;

import foyer.platform.security.CurrentCaller;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections of the serving login whose statements run for the caller. Without a caller there is no connection;
 * without a tenant every statement on a tenant table raises.
 */
final class TenantDataSource extends DelegatingDataSource {

    private final DataSource pool;
    private final TenantContext context;

    TenantDataSource(DataSource pool, TenantContext context) {
        super(pool);
        this.pool = pool;
        this.context = context;
    }

    @Override
    public Connection getConnection() throws SQLException {
        CurrentCaller.get();
        return TenantConnection.wrap(Pools.take(pool), context);
    }

    @Override
    public Connection getConnection(String username, String password) {
        throw new UnsupportedOperationException("the serving login is the only one");
    }
}
