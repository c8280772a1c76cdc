package foyer.entitlements;

import foyer.platform.database.Transactions;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.TestDatabase;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Foyer at work in one tenant, and a look at what it stored. */
record Works(TestDatabase database, Transactions transactions, UUID tenant) {

    /** In a transaction of its own. */
    void run(Runnable work) {
        this.<@Nullable Void>write(() -> {
            work.run();
            return null;
        });
    }

    <T extends @Nullable Object> T write(Supplier<T> work) {
        return CurrentCaller.call(Caller.system(tenant, "test"), () -> transactions.write(work));
    }

    /** Outside any transaction. */
    <T extends @Nullable Object> T read(Supplier<T> work) {
        return CurrentCaller.call(Caller.system(tenant, "test"), work::get);
    }

    /** Whether there was room for it. */
    boolean fits(Runnable work) {
        try {
            run(work);
            return true;
        } catch (EntitlementException _) {
            return false;
        }
    }

    /** A number of the tenant's, which is the statement's first parameter. */
    long number(String sql, @Nullable Object... more) {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tenant);
            for (var i = 0; i < more.length; i++) {
                statement.setObject(i + 2, more[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes rows of the tenant, which is the statement's first parameter. */
    void change(String sql, @Nullable Object... more) {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tenant);
            for (var i = 0; i < more.length; i++) {
                statement.setObject(i + 2, more[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long used(Limit limit) {
        return number(
                "select coalesce(sum(used), 0) from entitlements.counter where tenant_id = ? and limit_key = ?",
                limit.name());
    }

    long reserved(Limit limit) {
        return number(
                "select coalesce(sum(reserved), 0) from entitlements.counter where tenant_id = ? and limit_key = ?",
                limit.name());
    }

    /** Both, as they were at one moment. */
    long held(Limit limit) {
        return number(
                "select coalesce(sum(used + reserved), 0) from entitlements.counter"
                        + " where tenant_id = ? and limit_key = ?",
                limit.name());
    }

    /** Null for as many as they like. */
    void allow(Limit limit, @Nullable Long allowed) {
        change(
                "update entitlements.claim_limit set allowed = " + allowed + " where tenant_id = ? and limit_key = ?",
                limit.name());
    }

    /** How many events of this type the tenant has. */
    long events(String type) {
        return number("select count(*) from platform.event where tenant_id = ? and type = ?", type);
    }

    /** Counters that are not the sum of their reservations, of limits that are reserved only. */
    long wrongCounters() {
        return number("""
                select count(*) from entitlements.counter c
                where c.tenant_id = ? and c.limit_key not in ('LEADS', 'SEATS') and (c.used, c.reserved) <> (
                    select coalesce(sum(amount) filter (where state = 'COMMITTED'), 0),
                           coalesce(sum(amount) filter (where state = 'RESERVED'), 0)
                    from entitlements.reservation r
                    where r.tenant_id = c.tenant_id and r.limit_key = c.limit_key and r.period_start = c.period_start)""");
    }
}
