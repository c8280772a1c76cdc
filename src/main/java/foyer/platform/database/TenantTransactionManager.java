package foyer.platform.database;

import foyer.platform.graphql.ApiException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/**
 * Spring's transactions on the tenant's connection, which sets tenant and user as its transaction begins. That is the
 * connection's work and not a listener's: a listener that fails after the beginning leaves the connection behind.
 */
final class TenantTransactionManager extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    TenantTransactionManager(TenantDataSource dataSource) {
        super(dataSource);
    }

    /** Lets through what the client is to hear (no connection is free, the time is over), which Spring would wrap. */
    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        try {
            super.doBegin(transaction, definition);
        } catch (CannotCreateTransactionException e) {
            if (e.getCause() instanceof ApiException told) {
                throw told;
            }
            throw e;
        }
    }
}
