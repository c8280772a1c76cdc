package foyer.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** A migrated database of its own with two tenants, {@link #A} with three notes and {@link #B} with five. */
public final class ScratchDatabase implements AutoCloseable {

    public static final UUID A = UUID.fromString("0190a000-0000-7000-8000-00000000000a");
    public static final UUID B = UUID.fromString("0190a000-0000-7000-8000-00000000000b");
    static final int NOTES_OF_A = 3;
    static final int NOTES_OF_B = 5;

    private static final String TEMPLATE = "scratch_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Logins LOGINS = new Logins("a secret of the tests, long enough", settings());
    private static final EmbeddedPostgres SERVER = start();

    private final DatabaseServer server;
    private final HikariDataSource app;
    private final HikariDataSource system;
    private final TenantDataSource tenants;

    public ScratchDatabase(TenantContext context, int poolSize) {
        this(context, poolSize, create(), url -> url);
    }

    private ScratchDatabase(TenantContext context, int poolSize, String url, UnaryOperator<String> detour) {
        server = new DatabaseServer(url, "postgres", "", null);
        var detoured = new DatabaseServer(detour.apply(url), "postgres", "", null);
        app = Pools.pool("app", detoured, Logins.APP, LOGINS.password(Logins.APP), poolSize);
        system = Pools.pool("system", server, Logins.SYSTEM, LOGINS.password(Logins.SYSTEM), 2);
        tenants = new TenantDataSource(app, context);
    }

    private static String create() {
        var name = "scratch_" + NUMBER.incrementAndGet();
        execute("postgres", "create database " + name + " template " + TEMPLATE);
        return url(name);
    }

    /** One connection, of which the tap hears what the driver sends. */
    static Tapped tapped(TenantContext context) {
        var url = create();
        var tap = new WireTap(url);
        return new Tapped(new ScratchDatabase(context, 1, url, _ -> tap.url()), tap);
    }

    /** A database and what listens on the way to it. */
    record Tapped(ScratchDatabase database, WireTap tap) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            database.close();
            tap.close();
        }
    }

    private static DatabaseSettings settings() {
        return new DatabaseSettings(
                null,
                null,
                null,
                Path.of("unused"),
                6,
                2,
                TenantContext.ONE_TRIP,
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }

    private static EmbeddedPostgres start() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("deadlock_timeout", "50ms")
                    .start();
            try (var owner = server.getPostgresDatabase().getConnection()) {
                LOGINS.ensure(
                        new DatabaseServer(server.getJdbcUrl("postgres", "postgres"), "postgres", "", null), owner);
                owner.createStatement().execute("create database " + TEMPLATE);
            }
            var url = server.getJdbcUrl("postgres", TEMPLATE);
            Flyway.configure()
                    .dataSource(url, "postgres", "")
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            try (var owner = DriverManager.getConnection(url, "postgres", "")) {
                seed(owner);
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void seed(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("insert into tenancy.tenant (id, name, slug, blueprint) values ('" + A
                    + "', 'A', 'tenant-a', 'REAL_ESTATE'), ('" + B + "', 'B', 'tenant-b', 'REAL_ESTATE')");
            statement.execute("insert into records.note (tenant_id, subject_kind, subject_id, body, created_by_kind) "
                    + "select '" + A + "'::uuid, 'LEAD', uuidv7(), 'note of A', 'SYSTEM' from generate_series(1, "
                    + NOTES_OF_A + ") union all select '" + B
                    + "'::uuid, 'LEAD', uuidv7(), 'note of B', 'SYSTEM' from generate_series(1, " + NOTES_OF_B + ")");
        }
    }

    private static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + SERVER.getPort() + "/" + database;
    }

    private static void execute(String database, String sql) {
        try (var owner = DriverManager.getConnection(url(database), "postgres", "");
                var statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs SQL as the owner, to whom policies do not apply. */
    public void asOwner(String sql) {
        try (var owner = DriverManager.getConnection(server.url(), "postgres", "");
                var statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first value of what SQL answers the owner, or null without a row. */
    @Nullable Object asOwnerFetch(String sql) {
        try (var owner = DriverManager.getConnection(server.url(), "postgres", "");
                var statement = owner.createStatement();
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
        return new Transactions(template());
    }

    public TransactionTemplate template() {
        return new TransactionTemplate(new TenantTransactionManager(tenants));
    }

    /** Acts in a tenant as Foyer itself. */
    public static <T extends @Nullable Object> T in(UUID tenant, Supplier<T> work) {
        return CurrentCaller.call(Caller.system(tenant, "test"), work::get);
    }

    static Caller member(UUID tenant, UUID user) {
        var actor = new Actor.Member(tenant, user, user, user, Set.of(), Set.of(), Set.of(), null);
        return new Caller(actor, "request", null, null, Locale.ENGLISH);
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
