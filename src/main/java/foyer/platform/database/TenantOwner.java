package foyer.platform.database;

import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose rows a statement may see: the caller's tenant and user, which the policies read as transaction settings. */
record TenantOwner(@Nullable UUID tenant, @Nullable UUID user) {

    /**
     * Sets both for the transaction and nothing beyond it. A caller without one of them sets it to the empty text, on
     * which the policies raise.
     */
    static final String SET = "select set_config('app.tenant_id', ?, true), set_config('app.user_id', ?, true)";

    /** {@link #SET} for reads outside a managed transaction: PostgreSQL itself refuses to write in them. */
    static final String SET_READ_ONLY = SET + ", set_config('transaction_read_only', 'on', true)";

    /** How many parameters {@link #bind} fills. */
    static final int PARAMETERS = 2;

    static TenantOwner current() {
        return of(CurrentCaller.actor());
    }

    static TenantOwner of(Actor actor) {
        return new TenantOwner(actor.tenantId(), actor.userId());
    }

    void bind(PreparedStatement statement) throws SQLException {
        statement.setString(1, text(tenant));
        statement.setString(2, text(user));
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }
}
