package foyer.platform.database;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a part of a running transaction act in another tenant: one that the transaction has just made, while what it
 * keeps for the caller stays where the caller is. Each statement still sees one tenant only.
 */
@Component
public class OtherTenant {

    private final DSLContext db;

    OtherTenant(DSLContext db) {
        this.db = db;
    }

    /** Does the work as this caller, in this caller's tenant; then the transaction goes on in the one before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> T within(Caller caller, Supplier<T> work) {
        enter(caller.actor());
        var result = CurrentCaller.call(caller, work::get);
        enter(CurrentCaller.actor());
        return result;
    }

    /** The settings are PostgreSQL's, so the text of the call is too. */
    private void enter(Actor actor) {
        db.select(
                        field("set_config('app.tenant_id', {0}, true)", String.class, val(text(actor.tenantId()))),
                        field("set_config('app.user_id', {0}, true)", String.class, val(text(actor.userId()))))
                .fetch();
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }
}
