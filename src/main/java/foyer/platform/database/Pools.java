package foyer.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.start.SettingException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Makes the connection pools; timeouts are set on the logins, so that no pooler can lose them. */
final class Pools {

    private Pools() {}

    /** What an address must not change: reads that carry their tenant rest on these (OneTripRead). */
    private static final List<String> FIXED = List.of("stringtype", "prepareThreshold", "preferQueryMode");

    static HikariDataSource pool(String name, DatabaseServer server, String user, String password, int size) {
        for (var parameter : FIXED) {
            if (server.url().contains(parameter + "=")) {
                throw new SettingException("FOYER_DATABASE_URL", "sets " + parameter, "remove that parameter");
            }
        }
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(server.url());
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(2));
        config.setMaxLifetime(TimeUnit.MINUTES.toMillis(30));
        config.addDataSourceProperty("ApplicationName", "foyer " + name);
        config.addDataSourceProperty("prepareThreshold", 2);
        config.addDataSourceProperty("preparedStatementCacheQueries", 512);
        config.addDataSourceProperty("socketTimeout", 60);
        config.addDataSourceProperty("connectTimeout", 5);
        config.addDataSourceProperty("tcpKeepAlive", true);
        return new HikariDataSource(config);
    }

    /** A connection, or OVERLOADED when none becomes free in time. */
    static Connection take(DataSource pool) throws SQLException {
        try {
            return pool.getConnection();
        } catch (SQLTransientConnectionException e) {
            var overloaded = new ApiException(ApiErrorCode.OVERLOADED, "database.busy");
            overloaded.initCause(e);
            throw overloaded;
        }
    }
}
