package foyer.platform.database;

import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a part of a running transaction act as somebody else: in a tenant that the transaction has just made, while
 * what it keeps for the caller stays where the caller is. Each statement still sees the rows of one tenant only.
 */
@Component
public class OtherTenant {

    private final TenantDataSource dataSource;

    OtherTenant(TenantDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Does the work as this caller, in this caller's tenant; then the transaction goes on as the one before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> T within(Caller caller, Supplier<T> work) {
        var result = CurrentCaller.call(caller, () -> {
            goOnForCaller();
            return work.get();
        });
        goOnForCaller();
        return result;
    }

    /** Not after a failure: then the transaction is to end, and its connection refuses the caller of before. */
    private void goOnForCaller() {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            ((TenantConnection) Proxy.getInvocationHandler(connection)).goOnForCaller();
        } catch (SQLException e) {
            throw new IllegalStateException("the transaction cannot go on for another caller", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
