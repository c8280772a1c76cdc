package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static java.util.Objects.requireNonNull;

import foyer.leads.lists.LeadListId;
import foyer.leads.pipelines.StageId;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Counted;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.platform.security.RecordScope;
import foyer.records.fields.CustomField;
import foyer.records.fields.CustomFieldId;
import foyer.records.fields.CustomFieldKind;
import foyer.records.fields.RecordType;
import foyer.tenancy.MembershipId;
import foyer.tenancy.teams.TeamId;
import foyer.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 100,000 leads in one tenant beside a second tenant, read as the serving login beneath row-level security. Loaded once
 * for all test classes of a JVM: none of them writes.
 */
public final class LeadsAtSize {

    private static final String LOAD = "/leads/at-size.sql";

    /** How many leads an index gives of a part of a filter before it is one of many. */
    public static final int FEW = FewLeadQueries.FEW + 1;

    public static final int SOME = FewLeadQueries.SOME + 1;

    /** How many are looked at for a page in an order that is not by time, a few of them first. */
    public static final int LOOKED_AT_APART = NearestLeadQueries.LOOKED_AT_FIRST + NearestLeadQueries.LOOKED_AT_APART;

    private static final UUID LARGE = UUID.fromString("0190a000-0000-7000-8000-00000000000a");

    public static final Actor SYSTEM = new Actor.System(LARGE, "plans");

    private final TestDatabase database;
    private final java.sql.Connection connection;
    private final Captured captured = new Captured();
    private final DSLContext db;
    private final LeadQueries queries;

    /** The last statement, with its values in it and with numbered parameters. */
    private static final class Captured implements ExecuteListener {

        private static final long serialVersionUID = 1L;

        private String inlined = "";
        private String numbered = "";

        @Override
        public void executeStart(ExecuteContext context) {
            var query = context.query();
            if (query != null) {
                inlined = context.dsl().renderInlined(query);
                numbered = numbered(context.dsl().render(query));
            }
        }

        private static String numbered(String sql) {
            var parts = sql.split("\\?", -1);
            var text = new StringBuilder(parts[0]);
            for (var i = 1; i < parts.length; i++) {
                text.append('$').append(i).append(parts[i]);
            }
            return text.toString();
        }
    }

    /** What PostgreSQL did for a statement. */
    public record Plan(String text, List<JsonNode> nodes) {

        /** The indexes by which leads were found. */
        public List<String> indexes() {
            return nodes.stream()
                    .map(node -> node.path("Index Name").asString(""))
                    .filter(name -> name.startsWith("lead_"))
                    .distinct()
                    .toList();
        }

        boolean sorts() {
            return nodes.stream()
                    .anyMatch(node -> node.path("Node Type").asString().contains("Sort"));
        }

        /** How many rows the largest of the joins made. */
        long joined() {
            return nodes.stream()
                    .filter(node -> node.has("Join Type"))
                    .mapToLong(node -> node.path("Actual Rows").asLong()
                            * node.path("Actual Loops").asLong())
                    .max()
                    .orElse(0);
        }

        /** Rows of leads that were looked at, those that did not match among them. */
        public long rowsRead() {
            return nodes.stream()
                    .filter(node -> node.path("Relation Name").asString("").equals("lead"))
                    .mapToLong(node -> (node.path("Actual Rows").asLong()
                                    + node.path("Rows Removed by Filter").asLong(0))
                            * node.path("Actual Loops").asLong())
                    .sum();
        }
    }

    /** Loaded by the first test that needs them, and there until the JVM ends. */
    private static final class Loaded {

        private static final LeadsAtSize ONCE = new LeadsAtSize();
    }

    /** The leads, for reading. */
    public static LeadsAtSize shared() {
        return Loaded.ONCE;
    }

    private static String load() {
        try (var file = requireNonNull(LeadsAtSize.class.getResourceAsStream(LOAD))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LeadsAtSize() {
        try {
            database = TestDatabase.fresh();
            try (var superuser = database.asSuperuser();
                    var statement = superuser.createStatement()) {
                statement.execute(load());
                statement.execute("vacuum analyze");
            }
            connection = database.asApp(LARGE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var configuration = new DefaultConfiguration();
        configuration.set(SQLDialect.POSTGRES);
        configuration.set(connection);
        configuration.setExecuteListener(captured);
        db = DSL.using(configuration);
        queries = new LeadQueries(db);
    }

    public StageId stage(int nth) {
        return new StageId(one("select id from leads.stage where position = " + nth));
    }

    /** The number that each lead has. */
    public CustomField sizeField() {
        return new CustomField(
                new CustomFieldId(LARGE),
                RecordType.LEAD,
                "size",
                "Size",
                CustomFieldKind.NUMBER,
                List.of(),
                false,
                0,
                null);
    }

    /** The list that each nth lead is on. */
    LeadListId list(int nth) {
        return new LeadListId(one("select id from leads.lead_list where name = 'List " + nth + "'"));
    }

    public MembershipId member(int nth) {
        return new MembershipId(one("select id from tenancy.membership where name = 'U" + nth + "'"));
    }

    private UUID one(String sql) {
        return db.fetchSingle(sql).get(0, UUID.class);
    }

    List<LeadId> someIds(int count) {
        return db.fetch("select id from leads.lead tablesample system (1) limit " + count)
                .map(row -> new LeadId(row.get(0, UUID.class)));
    }

    /** What the statement that this reads by really did. */
    Plan plan(Consumer<LeadQueries> read) {
        return plan(SYSTEM, read);
    }

    /** The same as somebody. */
    Plan plan(Actor actor, Consumer<LeadQueries> read) {
        return planOf(actor, _ -> read.accept(queries));
    }

    /** The same of other queries. */
    public Plan planOf(Consumer<DSLContext> read) {
        return planOf(SYSTEM, read);
    }

    /** The same as somebody. */
    public Plan planOf(Actor actor, Consumer<DSLContext> read) {
        as(actor, () -> read.accept(db));
        var json = db.fetchSingle("explain (analyze, format json) " + captured.inlined)
                .get(0, String.class);
        var nodes = new ArrayList<JsonNode>();
        collect(JsonMapper.shared().readTree(json).path(0).path("Plan"), nodes);
        return new Plan(json, nodes);
    }

    /** What PostgreSQL would do for it when it plans once for all values. */
    String genericPlan(Consumer<LeadQueries> read) {
        return genericPlan(SYSTEM, read);
    }

    /** The same as somebody. */
    String genericPlan(Actor actor, Consumer<LeadQueries> read) {
        return genericPlanOf(actor, _ -> read.accept(queries));
    }

    /** The same of other queries. */
    public String genericPlanOf(Consumer<DSLContext> read) {
        return genericPlanOf(SYSTEM, read);
    }

    private String genericPlanOf(Actor actor, Consumer<DSLContext> read) {
        as(actor, () -> read.accept(db));
        var sql = captured.numbered;
        var nulls = String.join(",", Collections.nCopies(sql.split("\\$\\d", -1).length - 1, "null"));
        db.execute("set plan_cache_mode = force_generic_plan");
        db.execute("prepare generic as " + sql);
        var plan = db.fetch("explain execute generic(" + nulls + ")").format();
        db.execute("deallocate generic");
        db.execute("set plan_cache_mode = auto");
        return plan;
    }

    /** The n-th member, who may read some leads only. */
    public Actor limited(int nth, RecordScope scope) {
        return new Actor.Member(
                LARGE,
                LARGE,
                member(nth).value(),
                LARGE,
                Set.of("MEMBER"),
                Set.of(LeadQueries.READ),
                Map.of(LeadQueries.READ, scope),
                Set.of(),
                Set.of(),
                null);
    }

    private static void as(Actor actor, Runnable work) {
        CurrentCaller.call(new Caller(actor, "plans", null, null, Locale.ENGLISH), () -> {
            work.run();
            return true;
        });
    }

    private static void collect(JsonNode node, List<JsonNode> nodes) {
        nodes.add(node);
        node.path("Plans").forEach(child -> collect(child, nodes));
    }

    /** The place of a row from the middle of the list. */
    String cursorFromTheMiddle(LeadFilter filter, LeadOrder order) {
        var ids = new ArrayList<LeadId>();
        as(
                SYSTEM,
                () -> db.select(LEAD.ID)
                        .from(LEAD)
                        .where(LeadFilterQueries.bounded(filter, List.of(), DSL.noCondition(), some -> some))
                        .orderBy(order.keyset().orderBy(false))
                        .forEach(row -> ids.add(new LeadId(row.value1()))));
        var lead = queries.stored(List.of(ids.get(ids.size() / 2))).values().stream()
                .toList();
        var page =
                Connection.of(lead, order.keyset(), PageRequest.first(1), () -> CompletableFuture.completedFuture(0));
        return String.valueOf(page.pageInfo().endCursor());
    }

    /** All that match, read by pages of this size; each of a long filter looks at thousands, so these are few. */
    List<UUID> ids(LeadFilter filter, LeadOrder order, int size) {
        return ids(SYSTEM, filter, order, size);
    }

    /** The same as somebody. */
    List<UUID> ids(Actor actor, LeadFilter filter, LeadOrder order, int size) {
        var found = new ArrayList<UUID>();
        as(actor, () -> {
            @Nullable String cursor = null;
            do {
                var page = queries.page(filter, order, PageRequest.of(size, cursor, null, null));
                page.nodes().forEach(lead -> found.add(lead.id().value()));
                cursor = page.pageInfo().hasNextPage() ? page.pageInfo().endCursor() : null;
            } while (cursor != null);
        });
        return found;
    }

    List<UUID> idsByScan(int stage, int member, String word) {
        return db.fetch(
                        "select id from leads.lead where stage_id = ? and assignee_id = ? and title ~ ('\\m' || ?)"
                                + " and archived_at is null",
                        stage(stage).value(),
                        member(member).value(),
                        word)
                .map(row -> row.get(0, UUID.class));
    }

    /** Rows of leads that were fetched so far, by whatever index. */
    long rowsRead() throws SQLException {
        db.execute("select pg_stat_force_next_flush()");
        try (var superuser = database.asSuperuser()) {
            return DSL.using(superuser)
                    .fetchSingle("select idx_tup_fetch + seq_tup_read from pg_stat_user_tables"
                            + " where schemaname = 'leads' and relname = 'lead'")
                    .get(0, Long.class);
        }
    }

    /** The matches of a text alone, as the list asks for them. */
    void search(String text) {
        db.fetch("select search.lead_ids(?, ?, false, null, null, null, null)", text, LeadTextQueries.MAX_MATCHES);
    }

    /** Of two members. */
    public TeamId team() {
        return new TeamId(LARGE);
    }

    /** How often the index was used so far. */
    int scans(String index) throws SQLException {
        db.execute("select pg_stat_force_next_flush()");
        try (var superuser = database.asSuperuser()) {
            return DSL.using(superuser)
                    .fetchSingle("select idx_scan from pg_stat_user_indexes where indexrelname = ?", index)
                    .get(0, Integer.class);
        }
    }

    /** How many there are, one by one, up to one more than is ever told. */
    public int count(LeadFilter filter) {
        return count(SYSTEM, filter);
    }

    /** How many a list says that it has. */
    Counted counted(LeadFilter filter) {
        return counted(SYSTEM, filter);
    }

    /** How many a list says to somebody. */
    Counted counted(Actor actor, LeadFilter filter) {
        var told = new AtomicReference<Counted>();
        as(actor, () -> {
            var list = queries.page(filter, LeadOrder.CREATED_AT_DESC, PageRequest.first(1));
            told.set(new Counted(
                    list.totalCount().join(), list.totalCountIsExact().join()));
        });
        return told.get();
    }

    /** How many somebody finds. */
    int count(Actor actor, LeadFilter filter) {
        var found = new AtomicInteger();
        as(actor, () -> {
            var condition =
                    LeadFilterQueries.bounded(filter, List.of(LeadQueries.READ), DSL.noCondition(), some -> some);
            found.set(db.fetchCount(DSL.selectOne().from(LEAD).where(condition).limit(Connection.COUNT_CAP + 1)));
        });
        return found.get();
    }
}
