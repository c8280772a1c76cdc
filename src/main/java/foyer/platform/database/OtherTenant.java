package foyer.platform.database;

import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a part of a running transaction act in another tenant: one that the transaction has just made, or that the
 * caller's session leaves, while what it keeps for the caller stays where the caller is. Each statement still sees one tenant only.
 */
@Component
public class OtherTenant {

    private final DSLContext db;

    OtherTenant(DSLContext db) {
        this.db = db;
    }

    /**
     * Does the work as this caller, in this caller's tenant; then the transaction goes on in the one before. When the
     * work throws, the transaction is not handed back: no further statement runs in it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> T within(Caller caller, Supplier<T> work) {
        handOver(TenantOwner.of(caller.actor()));
        var result = CurrentCaller.call(caller, work::get);
        handOver(TenantOwner.current());
        return result;
    }

    private void handOver(TenantOwner next) {
        db.connection(connection -> connection.unwrap(TenantConnection.class).handOver(next));
    }
}
