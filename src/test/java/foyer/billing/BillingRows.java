package foyer.billing;

import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.Awaited;
import foyer.testing.TestDatabase;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Foyer at work in one tenant, and its rows of billing, arranged and looked at. */
record BillingRows(TestDatabase database, UUID tenant) {

    <T extends @Nullable Object> T as(Supplier<T> work) {
        return CurrentCaller.call(Caller.system(tenant, "test"), work::get);
    }

    /** Changes rows of the tenant, which is the statement's last parameter. */
    void change(String sql, @Nullable Object... values) {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.setObject(values.length + 1, tenant);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tenant's requests in a table are so old, and were not asked for again since. */
    void requested(String table, String ago) {
        change(
                "update billing." + table + " set created_at = now() - ago, updated_at = now() - ago"
                        + " from (select ?::interval ago) a where tenant_id = ?",
                ago);
    }

    /** Waits until all that the sandbox has told of the tenant is applied: what comes later finds what a test arranged. */
    void allIsTold() {
        Awaited.until(() -> text("""
                        select count(*) from payments.sandbox_webhook w
                        left join payments.inbox_event e on e.provider = 'SANDBOX' and e.event_id = w.id
                        where e.ended_at is null and w.reference = ?""").equals("0"));
    }

    /** Texts of the tenant's, which is the statement's only parameter. */
    String text(String sql) {
        return String.join("\n", database.texts(sql.replace("= ?", "= ?::uuid"), tenant.toString()));
    }
}
