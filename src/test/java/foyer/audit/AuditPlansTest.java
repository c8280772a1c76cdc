package foyer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.NodeSource;
import foyer.platform.graphql.PageRequest;
import foyer.testing.AskedStatements;
import foyer.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import tools.jackson.databind.json.JsonMapper;

/** With 100,000 entries in one tenant, each filter in each order has its index as the serving login beneath row-level security. */
@Tag("module")
class AuditPlansTest {

    private static final UUID LARGE = UUID.fromString("0190a000-0000-7000-8000-00000000000a");
    private static final int PAGE = 20;

    private static final String LOAD = """
            set session_replication_role = replica;
            insert into audit.entry (tenant_id, id, at, actor_kind, actor_id, action, entity_type, entity_id)
                select t.id,
                       uuidv7('-100 days'::interval + i * '1 minute'::interval),
                       now() - interval '100 days' + i * interval '1 minute',
                       'MEMBER', ('0190a000-0000-7000-8000-0000000000' || lpad(to_hex(i % 20), 2, '0'))::uuid,
                       'thing.act' || i % 30, 'Thing',
                       ('0190a000-0000-7000-8000-' || lpad(to_hex(i % 5000), 12, '0'))::uuid
                from generate_series(1, 100000) i
                join (values ('0190a000-0000-7000-8000-00000000000a'::uuid), ('0190a000-0000-7000-8000-00000000000b')) t (id)
                    on i % 100 = 0 or t.id = '0190a000-0000-7000-8000-00000000000a';
            insert into audit.seal (tenant_id, id, number, hash)
                select tenant_id, id, row_number() over (partition by tenant_id order by id), '\\x00' from audit.entry;""";

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final AskedStatements ASKED = new AskedStatements();
    private static @Nullable Connection connection;
    private static @Nullable DSLContext db;

    @BeforeAll
    static void load() throws SQLException {
        try (var superuser = DATABASE.asSuperuser();
                var statement = superuser.createStatement()) {
            statement.execute(LOAD);
            statement.execute("vacuum analyze audit.entry, audit.seal");
        }
        connection = DATABASE.asApp(LARGE);
        db = ASKED.on(connection);
    }

    @AfterAll
    static void close() throws SQLException {
        Objects.requireNonNull(connection).close();
    }

    private static Map<String, AuditFilter> filters() {
        return Map.of(
                "none", AuditFilter.NONE,
                "actor", new AuditFilter("0190a000-0000-7000-8000-000000000003", null, null, null, null),
                "action", new AuditFilter(null, "thing.act7", null, null, null),
                "entity", new AuditFilter(null, null, "0190a000-0000-7000-8000-000000000007", null, null),
                "times", new AuditFilter(null, null, null, at(41), at(40)),
                "actor and times", new AuditFilter("0190a000-0000-7000-8000-000000000003", null, null, at(41), at(40)));
    }

    private static Instant at(int days) {
        return Instant.now().minusSeconds(86_400L * days);
    }

    @ParameterizedTest
    @CsvSource({
        "none, entry_pkey, 42",
        "actor, entry_actor_idx, 42",
        "action, entry_action_idx, 42",
        "entity, entry_entity_idx, 42",
        "times, entry_pkey, 200",
        "actor and times, entry_actor_idx, 200"
    })
    void readsEachFilterFromItsIndex(String name, String index, int rows) {
        var filter = Objects.requireNonNull(filters().get(name));
        for (var order : AuditOrder.values()) {
            queries().page(filter, order, PageRequest.first(PAGE));
            var plan = explain();

            assertThat(plan)
                    .contains(index)
                    .contains("seal_pkey")
                    .doesNotContain("Seq Scan")
                    .doesNotContain("Sort");
            assertThat(rowsOfEntries(plan)).as(plan).isLessThanOrEqualTo(rows);
        }
    }

    @Test
    void findsWhatTheFilterSays() {
        for (var filter : filters().values()) {
            assertThat(queries()
                            .page(filter, AuditOrder.AT_DESC, PageRequest.first(PAGE))
                            .nodes())
                    .hasSize(PAGE);
        }
    }

    private static LogQueries queries() {
        var none = new DefaultListableBeanFactory().getBeanProvider(NodeSource.class);
        return new LogQueries(
                Objects.requireNonNull(db), new EntryReader(new RowReader(JsonMapper.shared()), new AuditIds(none)));
    }

    private static String explain() {
        return Objects.requireNonNull(db)
                .fetch("explain (analyze, costs off, timing off, summary off) "
                        + ASKED.all().getLast())
                .format();
    }

    /** Those that the scan of the entries answered or passed over. */
    private static long rowsOfEntries(String plan) {
        var scan = java.util.regex.Pattern.compile("using entry_\\w+ on entry.*?rows=(\\d+)")
                .matcher(plan);
        return scan.find() ? Long.parseLong(scan.group(1)) : Long.MAX_VALUE;
    }
}
