package foyer.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.SQLDialect;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** jOOQ as Foyer uses it. Lists of ids are bound as one array, {@code = any(?)}, so that the text of a query is stable. */
final class Jooq {

    private Jooq() {}

    /** Statements run for the caller; transactions are Spring's. */
    static DSLContext forCallers(TenantDataSource dataSource, List<ExecuteListenerProvider> listeners) {
        var configuration = configuration(new TransactionAwareConnections(dataSource));
        configuration.set(new SpringTransactionsOnly());
        configuration.setExecuteListenerProvider(listeners.toArray(ExecuteListenerProvider[]::new));
        return DSL.using(configuration);
    }

    /** Statements of the system login, counted like the callers'. */
    static DSLContext forSystem(DataSource pool) {
        var configuration = configuration(new SystemConnections(pool));
        configuration.setExecuteListener(new Counting());
        return DSL.using(configuration);
    }

    private static DefaultConfiguration configuration(ConnectionProvider connections) {
        var configuration = new DefaultConfiguration();
        configuration.set(SQLDialect.POSTGRES);
        configuration.set(connections);
        // Values are never logged; records are data, not handles to the database.
        configuration.set(new Settings()
                .withExecuteLogging(false)
                .withFetchWarnings(false)
                .withAttachRecords(false)
                .withRenderCatalog(false));
        return configuration;
    }

    private record SystemConnections(DataSource pool) implements ConnectionProvider {

        @Override
        public Connection acquire() {
            try {
                return Pools.take(pool);
            } catch (SQLException e) {
                throw new DataAccessException("no connection", e);
            }
        }

        @Override
        public void release(Connection connection) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new DataAccessException("the connection does not close", e);
            }
        }
    }

    /** jOOQ's own transactions would commit Spring's connection. */
    private static final class SpringTransactionsOnly implements TransactionProvider {

        @Override
        public void begin(TransactionContext context) {
            throw new IllegalStateException("use Transactions or @Transactional");
        }

        @Override
        public void commit(TransactionContext context) {
            begin(context);
        }

        @Override
        public void rollback(TransactionContext context) {
            begin(context);
        }
    }

    private static final class Counting implements ExecuteListener {

        private static final long serialVersionUID = 1L;

        @Override
        public void executeStart(ExecuteContext ctx) {
            StatementCount.statementStarts();
        }
    }
}
