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

    private static final String MEMBERS = """
            with account as (
                insert into identity.user_account (email, name)
                select 'member-' || i || '@' || t.slug || '.example', 'Member ' || i
                from tenancy.tenant t, generate_series(1, 19) i where t.slug = ?
                returning id, email, name)
            insert into tenancy.membership (tenant_id, user_id, role, name, email)
            select t.id, account.id, 'MEMBER', account.name, account.email
            from account, tenancy.tenant t where t.slug = ?""";

    /** Interleaved with one another's, with ids and moments that grow, as they come in life. */
    private static final String LEADS = """
            insert into leads.lead (tenant_id, id, title, stage_id, assignee_id, source, score, value_minor,
                value_currency, contact_name, contact_company, contact_email, contact_phone, created_by_kind,
                created_at, updated_at)
            select t.id,
                uuidv7('-400 days'::interval + i * '20 seconds'::interval),
                initcap(substr(md5(i::text), 1, 8)) || ' ' || (array['harbour','garden','office','warehouse'])[1 + i % 4]
                    || ' number ' || i,
                stages.ids[1 + i % array_length(stages.ids, 1)],
                case when i % 10 <> 9 then members.ids[1 + i % array_length(members.ids, 1)] end,
                (array['MANUAL','FORM','IMPORT','REFERRAL','CAMPAIGN'])[1 + i % 5],
                i % 101, 1000 * (i % 5000), 'USD',
                'Person ' || i, 'Company ' || i % 977, 'person' || i || '@example.com',
                '+9715' || lpad((i % 10000000)::text, 8, '0'), 'SYSTEM',
                timestamptz '2025-10-01' + i * interval '20 seconds',
                timestamptz '2026-09-01' + (i::bigint * 7919 % 100000) * interval '10 seconds'
            from generate_series(1, ?) i
            cross join tenancy.tenant t
            cross join lateral (select array_agg(id order by position) as ids from leads.stage
                where tenant_id = t.id and kind = 'OPEN') stages
            cross join lateral (select array_agg(id order by email) as ids from tenancy.membership
                where tenant_id = t.id) members
            where t.slug like ?
            order by i""";

    private static final String NOTES = """
            insert into records.note (tenant_id, subject_kind, subject_id, body, created_by_kind, created_by_id,
                created_at)
            select l.tenant_id, 'Lead', l.id, 'Note ' || n || ': called about ' || l.title, 'MEMBER', l.assignee_id,
                l.created_at + n * interval '1 hour'
            from leads.lead l join tenancy.tenant t on t.id = l.tenant_id, generate_series(1, ?) n
            where t.slug like ?""";

    /** Half of the leads have the first, one in twenty the second, one in ten thousand the third. */
    private static final String TAGS = """
            insert into records.tagging (tenant_id, subject_kind, subject_id, tag)
            select l.tenant_id, 'Lead', l.id, t.tag
            from (select l.tenant_id, l.id, row_number() over (order by l.created_at, l.id) as nth
                from leads.lead l join tenancy.tenant t on t.id = l.tenant_id where t.slug = ?) l
            join (values ('common', 2), ('usual', 20), ('rare', 10000)) t (tag, each) on l.nth % t.each = 0
            on conflict do nothing""";

    /** Of one lead in four, one word of which each fifth note has. */
    private static final String SOME_NOTES = """
            insert into records.note (tenant_id, subject_kind, subject_id, body, created_by_kind, created_at)
            select tenant_id, 'Lead', id, 'Called about ' || title || ', wants a '
                || (array['loft','villa','studio','mansion','bungalow'])[1 + nth % 5], 'SYSTEM', created_at
            from (select l.tenant_id, l.id, l.title, l.created_at, row_number() over (order by l.created_at, l.id) as nth
                from leads.lead l join tenancy.tenant t on t.id = l.tenant_id where t.slug = ?) l
            where nth % 4 = 0""";

    /** As leadCreate writes them. */
    private static final String ENTRIES = """
            insert into audit.entry (tenant_id, actor_kind, actor_id, action, entity_type, entity_id, diff, digests,
                personal, request_id)
            select t.id, 'MEMBER', t.id, 'lead.create', 'Lead', uuidv7(), jsonb_build_object(
                    'title', jsonb_build_object('before', null, 'after', 'New roof number ' || i),
                    'score', jsonb_build_object('before', null, 'after', (i % 101)::text)),
                jsonb_build_object('ip', encode(sha256(
                    'ip'::bytea || '\\x00' || decode(md5(i::text), 'hex') || '203.0.113.7'::bytea), 'hex')),
                jsonb_build_object('ip', md5(i::text) || '.203.0.113.7'), md5(i::text)
            from tenancy.tenant t, generate_series((select count(*) from audit.entry e where e.tenant_id = ?) + 1, ?) i
            where t.id = ?""";
    /** They are measured, not sold: as many leads as they like, companies of a run before there were claims too. */
    private static final List<String> WITHOUT_LIMITS = List.of("""
            insert into entitlements.claim (tenant_id, blueprint, plan, features)
            select id, blueprint, 'ENTERPRISE', '{MODULE_LEADS}' from tenancy.tenant
            on conflict do nothing""", """
            insert into entitlements.claim_limit (tenant_id, limit_key)
            select tenant_id, 'LEADS' from entitlements.claim
            on conflict (tenant_id, limit_key) do update set allowed = null""");

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
            execute(superuser, TAGS, slug);
            execute(superuser, SOME_NOTES, slug);
            execute(superuser, "vacuum analyze");
            execute(superuser, "checkpoint");
        }
    }

    /** Entries of the company's audit log, until it has so many and all are sealed; answers how long that took. */
    public Duration fillLog(Owner owner, int entries) throws SQLException {
        var began = System.nanoTime();
        try (var superuser = database.superuser()) {
            var tenant = TypeIds.decode("tnt", owner.tenantId());
            execute(superuser, ENTRIES, tenant, entries, tenant);
            while (number(superuser, "select count(*) from audit.unsealed") > 0) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void unlimit() throws SQLException {
        try (var superuser = database.superuser()) {
            for (var sql : WITHOUT_LIMITS) {
                execute(superuser, sql);
            }
        }
    }

    /** The address of a company's owner. */
    public static String ownerOf(String slug) {
        return "owner@" + slug + ".example";
    }

    private Owner owner(ServerProcess server, String slug) throws SQLException {
        var email = ownerOf(slug);
        try (var superuser = database.superuser()) {
            if (number(superuser, "select count(*) from tenancy.tenant where slug = ?", slug) == 0) {
                var tenant = Map.of("name", "Company " + slug, "slug", slug, "blueprint", "LEAD_GENERATION");
                session(
                        server,
                        SIGN_UP,
                        Map.of("email", email, "password", PASSWORD, "name", "Owner", "tenant", tenant));
                execute(superuser, MEMBERS, slug, slug);
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
            execute(superuser, LEADS, leads, slug);
            execute(superuser, NOTES, notes, slug);
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
