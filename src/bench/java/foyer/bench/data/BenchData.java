package foyer.bench.data;

import foyer.bench.load.ServerProcess;
import foyer.platform.graphql.TypeIds;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/**
 * Companies with as many leads, notes and members as quality.md wants, the same in each run but for their ids. Owners
 * sign up as anybody does; the rows are made by PostgreSQL.
 */
public final class BenchData {

    private static final Duration LOOK = Duration.ofMillis(50);

    /** Of every owner. */
    public static final String PASSWORD = "a lighthouse in the fog";

    private static final String SESSION = "{ session { accessToken tenant { id } } userErrors { code message } }";
    private static final String SIGN_UP = "mutation($input: SignUpInput!) { signUp(input: $input) " + SESSION + " }";
    private static final String SIGN_IN = "mutation($input: SignInInput!) { signIn(input: $input) " + SESSION + " }";

    private final BenchDatabase database;
    private final PrintStream out;

    public BenchData(BenchDatabase database, PrintStream out) {
        this.database = database;
        this.out = out;
    }

    /** A company's owner, signed in. */
    public record Owner(String token, String tenantId) {}

    /** So many companies with so many leads and notes each, made where they are missing; answers their owners. */
    public List<Owner> tenants(ServerProcess server, String name, int count, int leads, int notes) throws SQLException {
        var owners = new ArrayList<Owner>();
        for (var i = 0; i < count; i++) {
            owners.add(owner(server, name + "-" + i));
        }
        fill(name + "-%", leads, notes);
        unlimit();
        return owners;
    }

    /** One company with very many leads. */
    public Owner large(ServerProcess server, int leads) throws SQLException {
        var owner = owner(server, "large-" + leads);
        fill("large-" + leads, leads, 0);
        unlimit();
        return owner;
    }

    /** One company with very many properties. */
    public Owner listings(ServerProcess server, int listings) throws SQLException {
        var slug = listingsOf(listings);
        var owner = owner(server, slug, "REAL_ESTATE");
        try (var superuser = database.superuser()) {
            BenchListings.fill(superuser, slug, listings);
        }
        return owner;
    }

    /** What the company with so many properties is called in addresses. */
    public static String listingsOf(int listings) {
        return "listings-" + listings;
    }

    /** Gives the large company's leads tags, and some of them a note, where they have none yet. */
    public void tagLarge(int leads) throws SQLException {
        var slug = "large-" + leads;
        try (var superuser = database.superuser()) {
            var there = number(
                    superuser,
                    "select count(*) from records.tagging g join tenancy.tenant t on t.id = g.tenant_id where t.slug = ?",
                    slug);
            if (there > 0) {
                return;
            }
            execute(superuser, BenchRows.TAGS, slug);
            execute(superuser, BenchRows.SOME_NOTES, slug);
            execute(superuser, "vacuum analyze");
            execute(superuser, "checkpoint");
        }
    }

    /** Gives the large company a field of its own with values, and marks some leads, where it has no such field yet. */
    public void valueLarge(int leads) throws SQLException {
        var slug = "large-" + leads;
        try (var superuser = database.superuser()) {
            var there = number(
                    superuser,
                    "select count(*) from records.custom_field f join tenancy.tenant t on t.id = f.tenant_id where t.slug = ?",
                    slug);
            if (there > 0) {
                return;
            }
            execute(superuser, BenchRows.VALUES, slug);
            execute(superuser, BenchRows.NOT_CONTACTED, slug);
            execute(superuser, "vacuum analyze");
            execute(superuser, "checkpoint");
        }
    }

    /** Entries of the company's audit log, until it has so many and all are sealed; answers how long that took. */
    public Duration fillLog(Owner owner, int entries) throws SQLException {
        var began = System.nanoTime();
        try (var superuser = database.superuser()) {
            var tenant = TypeIds.decode("tnt", owner.tenantId());
            execute(superuser, BenchRows.ENTRIES, tenant, entries, tenant);
            while (number(superuser, "select count(*) from audit.unsealed") > 0) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void unlimit() throws SQLException {
        try (var superuser = database.superuser()) {
            for (var sql : BenchRows.WITHOUT_LIMITS) {
                execute(superuser, sql);
            }
        }
    }

    /** The address of a company's owner. */
    public static String ownerOf(String slug) {
        return "owner@" + slug + ".example";
    }

    private Owner owner(ServerProcess server, String slug) throws SQLException {
        return owner(server, slug, "LEAD_GENERATION");
    }

    private Owner owner(ServerProcess server, String slug, String blueprint) throws SQLException {
        var email = ownerOf(slug);
        try (var superuser = database.superuser()) {
            if (number(superuser, "select count(*) from tenancy.tenant where slug = ?", slug) == 0) {
                var tenant = Map.of("name", "Company " + slug, "slug", slug, "blueprint", blueprint);
                session(
                        server,
                        SIGN_UP,
                        Map.of("email", email, "password", PASSWORD, "name", "Owner", "tenant", tenant));
                execute(superuser, BenchRows.MEMBERS, slug, slug);
            }
        }
        return session(server, SIGN_IN, Map.of("email", email, "password", PASSWORD));
    }

    private static Owner session(ServerProcess server, String document, Map<String, ?> input) {
        var body =
                JsonMapper.shared().writeValueAsString(Map.of("query", document, "variables", Map.of("input", input)));
        var payload = server.data("", body).properties().iterator().next().getValue();
        var session = payload.path("session");
        if (!session.isObject()) {
            throw new IllegalStateException(payload.toString());
        }
        return new Owner(
                session.path("accessToken").asString(),
                session.path("tenant").path("id").asString());
    }

    /** Rows are made when there are none; then PostgreSQL learns what it has. */
    private void fill(String slug, int leads, int notes) throws SQLException {
        try (var superuser = database.superuser()) {
            var there = number(
                    superuser,
                    "select count(*) from leads.lead l join tenancy.tenant t on t.id = l.tenant_id where t.slug like ?",
                    slug);
            if (there > 0) {
                return;
            }
            out.println("Making the data of " + slug + " …");
            execute(superuser, BenchRows.LEADS, leads, slug);
            execute(superuser, BenchRows.NOTES, notes, slug);
            execute(superuser, "vacuum analyze");
            execute(superuser, "checkpoint");
        }
    }

    /** The columns of the query's rows, in order of rows. */
    public List<String> texts(String sql, Object... values) throws SQLException {
        try (var superuser = database.superuser();
                var statement = prepared(superuser, sql, values);
                var rows = statement.executeQuery()) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static long number(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = prepared(connection, sql, values);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = prepared(connection, sql, values)) {
            statement.execute();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
