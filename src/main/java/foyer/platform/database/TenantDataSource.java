package foyer.platform.database;

import foyer.platform.security.CurrentCaller;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections of the serving login that carry the caller's tenant and user, for one transaction at a time. Without a
 * caller there is no connection; without a tenant every statement on a tenant table raises.
 */
final class TenantDataSource extends DelegatingDataSource {

    TenantDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var actor = CurrentCaller.actor();
        return TenantConnection.wrap(super.getConnection(), actor);
    }
}
