package foyer.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A database with two tenants, {@link #A} with three notes and {@link #B} with five, and what serves it without the
 * application around.
 */
public final class ScratchDatabase implements AutoCloseable {

    public static final UUID A = UUID.fromString("0190a000-0000-7000-8000-00000000000a");
    public static final UUID B = UUID.fromString("0190a000-0000-7000-8000-00000000000b");
    static final int NOTES_OF_A = 3;
    static final int NOTES_OF_B = 5;

    private static final String SETTING = """
            do $$ begin
                execute format('alter role foyer_app in database %%I set %s', current_database());
            end $$
            """;

    /** Found soon, which in production takes a second. */
    private static final String DEADLOCKS = SETTING.formatted("deadlock_timeout = ''50ms''");

    private static final String SHORT_STATEMENTS = SETTING.formatted("statement_timeout = ''2s''");

    /** Whoever waits for a connection while the machine stands still has waited too long for production's two seconds. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final TestDatabase database = TestDatabase.fresh();
    private final HikariDataSource app;
    private final HikariDataSource system;
    private final TenantDataSource tenants;

    public ScratchDatabase(TenantContext context, int poolSize) {
        this(context, poolSize, url -> url);
        app.setConnectionTimeout(LONGEST_WAIT.toMillis());
    }

    /** The same, where a statement that takes two seconds is cancelled. */
    static ScratchDatabase withShortStatements(TenantContext context, int poolSize) {
        var database = new ScratchDatabase(context, poolSize);
        database.asSuperuser(SHORT_STATEMENTS);
        database.app.getHikariPoolMXBean().softEvictConnections();
        return database;
    }

    /** The same, where nobody waits for a connection for longer than in production. */
    static ScratchDatabase impatient(TenantContext context, int poolSize) {
        return new ScratchDatabase(context, poolSize, url -> url);
    }

    private ScratchDatabase(TenantContext context, int poolSize, UnaryOperator<String> detour) {
        asSuperuser(DEADLOCKS);
        seed();
        app = pool(TestDatabase.APP, detour.apply(database.url()), poolSize);
        system = pool(TestDatabase.SYSTEM, database.url(), 2);
        tenants = new TenantDataSource(app, context);
    }

    private static HikariDataSource pool(String login, String url, int size) {
        var server = new DatabaseServer(url, TestDatabase.OWNER, "", null);
        return Pools.pool(login, server, login, TestDatabase.password(login), size);
    }

    /** One connection, of which the tap hears what the driver sends. */
    static Tapped tapped(TenantContext context) {
        var taps = new WireTap[1];
        var database = new ScratchDatabase(context, 1, url -> {
            taps[0] = new WireTap(url);
            return taps[0].url();
        });
        return new Tapped(database, taps[0]);
    }

    /** A database and what listens on the way to it. */
    record Tapped(ScratchDatabase database, WireTap tap) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            database.close();
            tap.close();
        }
    }

    private void seed() {
        asSuperuser("""
                insert into tenancy.tenant (id, name, slug, blueprint)
                values ('%1$s', 'A', 'tenant-a', 'REAL_ESTATE'), ('%2$s', 'B', 'tenant-b', 'REAL_ESTATE');
                insert into records.note (tenant_id, subject_kind, subject_id, body, created_by_kind)
                select '%1$s'::uuid, 'LEAD', uuidv7(), 'note of A', 'SYSTEM' from generate_series(1, %3$d)
                union all select '%2$s'::uuid, 'LEAD', uuidv7(), 'note of B', 'SYSTEM' from generate_series(1, %4$d)
                """.formatted(A, B, NOTES_OF_A, NOTES_OF_B));
    }

    /** Runs SQL as the superuser, to whom policies do not apply. */
    public void asSuperuser(String sql) {
        database.execute(sql);
    }

    /** The first value of what SQL answers the superuser, or null without a row. */
    @Nullable Object fetchAsSuperuser(String sql) {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getObject(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The callers' database. */
    public DSLContext dsl() {
        return Jooq.forCallers(tenants, List.of());
    }

    public SystemDatabase system() {
        return new SystemDatabase(Jooq.forSystem(system));
    }

    TenantDataSource tenants() {
        return tenants;
    }

    /** The serving login's bare connections. */
    DataSource pool() {
        return app;
    }

    public Transactions transactions() {
        return new Transactions(new TransactionTemplate(new TenantTransactionManager(tenants)));
    }

    /** Acts in a tenant as Foyer itself. */
    public static <T extends @Nullable Object> T in(UUID tenant, Supplier<T> work) {
        return CurrentCaller.call(Caller.system(tenant, "test"), work::get);
    }

    static Caller member(UUID tenant, UUID user) {
        return caller(new Actor.Member(tenant, user, user, user, Set.of(), Set.of(), Set.of(), null));
    }

    static Caller caller(Actor actor) {
        return new Caller(actor, "request", null, null, Locale.ENGLISH);
    }

    @Override
    public void close() {
        app.close();
        system.close();
    }
}
