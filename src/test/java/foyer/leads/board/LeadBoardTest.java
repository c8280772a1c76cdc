package foyer.leads.board;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.pipelines.StageId;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.AtOnce;
import foyer.testing.FoyerTest;
import foyer.testing.Statements;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The board of a pipeline: exact counts by the counters, and the leads of all stages at once (spec/leads.md). */
@FoyerTest
@Tag("graphql")
class LeadBoardTest {

    private static final String BOARD =
            "query($filter: LeadFilter) { leadBoard(filter: $filter) { pipeline { isDefault }"
                    + " stages { stage { key } count countIsExact value { amountMinor currency }"
                    + " leads(first: 2) { totalCount nodes { title } pageInfo { hasNextPage endCursor } } } } }";
    private static final int MANY = NewestQueries.LOOKED_AT + 100;
    private static final int WRITERS = 10;
    private static final int CHANGES = 12;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Statements statements;

    @Autowired
    StageCountQueries counts;

    private TestMember owner;
    private LeadApi api;

    @BeforeEach
    void arrange() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
    }

    private static JsonNode column(TestMember member, String key, @Nullable Map<String, ?> filter) {
        return member.client()
                .post(BOARD, LeadApi.input("filter", filter))
                .data("leadBoard.stages")
                .valueStream()
                .filter(column -> column.path("stage").path("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private int count(String key) {
        return column(owner, key, null).path("count").asInt();
    }

    @Test
    void countsWhatIsInAStageAtOnce() {
        assertThat(count("new")).isZero();
        var one = api.create("One", "value", Map.of("amountMinor", 1_000, "currency", "AED"));
        var two = api.create("Two", "value", Map.of("amountMinor", 500, "currency", "USD"));
        api.create("Three", "value", Map.of("amountMinor", 250, "currency", "AED"));

        var column = column(owner, "new", null);
        assertThat(column.path("count").asInt()).isEqualTo(3);
        assertThat(column.path("countIsExact").asBoolean()).isTrue();
        assertThat(column.path("value").valueStream().map(Object::toString))
                .containsExactly(
                        "{\"amountMinor\":1250,\"currency\":\"AED\"}", "{\"amountMinor\":500,\"currency\":\"USD\"}");
        assertThat(column.path("leads")
                        .path("nodes")
                        .valueStream()
                        .map(lead -> lead.path("title").asString()))
                .containsExactly("Three", "Two");
        assertThat(column.path("leads").path("totalCount").asInt()).isEqualTo(3);

        api.done("leadMoveStage", "id", one, "stage", api.stage("contacted"));
        api.done("leadArchive", "ids", List.of(two));
        assertThat(count("new")).isOne();
        assertThat(count("contacted")).isOne();
        api.done("leadRestore", "ids", List.of(two));
        api.done("leadUpdate", "id", two, "value", null);
        assertThat(column(owner, "new", null).path("value")).hasSize(1);
        assertThat(count("new")).isEqualTo(2);
    }

    /** With more of them than are looked at of a stage where leads are counted one by one. */
    @Test
    void countsTheSameWithAFilterAsWithout() {
        IntStream.range(0, 5)
                .forEach(i -> api.create("Roof " + i, "value", Map.of("amountMinor", 7, "currency", "AED")));
        database.execute("""
                insert into leads.lead (tenant_id, title, stage_id, created_by_kind, value_minor, value_currency)
                select tenant_id, 'Villa', stage_id, 'SYSTEM', 1, 'AED' from leads.lead, generate_series(1, ?)
                where tenant_id = ? and title = 'Roof 0'""", MANY, owner.tenant());

        var whole = column(owner, "new", null);
        assertThat(whole.path("count").asInt()).isEqualTo(5 + MANY);
        assertThat(whole.path("value").toString())
                .isEqualTo("[{\"amountMinor\":%d,\"currency\":\"AED\"}]".formatted(35 + MANY));
        for (var filter : List.of(Map.<String, Object>of(), Map.of("archived", false))) {
            var same = column(owner, "new", filter);
            for (var told : List.of("count", "countIsExact", "value")) {
                assertThat(same.path(told)).as(told + filter).isEqualTo(whole.path(told));
            }
        }
        assertThat(viewed()).isEqualTo(whole.path("count"));
        assertThat(column(owner, "new", Map.of("text", "roof")).path("count").asInt())
                .isEqualTo(5);
    }

    /** How many the first stage has of a saved view that names nothing. */
    private JsonNode viewed() {
        var view = owner.client()
                .run(
                        "records/savedViewSave",
                        Map.of("input", Map.of("name", "All", "leads", Map.of("filter", Map.of()))))
                .succeeded("savedViewSave")
                .text("savedViewSave.savedView.id");
        return owner.client()
                .post("query($view: ID!) { leadBoard(view: $view) { stages { count } } }", Map.of("view", view))
                .data("leadBoard.stages.0.count");
    }

    @Test
    void tellsWhoeverMaySeeSomeLeadsOfThoseOnly() {
        var agent = new RoleApi(owner)
                .join(tenants, new RoleApi(owner).create("Agent", "MEMBER", "LEADS_READ:OWN", "MEMBERS_READ"));
        api.create("Of nobody");
        api.create("Given", "assignee", agent.membershipId());

        var column = column(agent, "new", null);

        assertThat(column.path("count").asInt()).isOne();
        assertThat(column.path("leads").path("nodes").path(0).path("title").asString())
                .isEqualTo("Given");
        assertThat(column.path("leads").path("nodes")).hasSize(1);
    }

    /** The pipelines, the counts, the leads. */
    @ParameterizedTest
    @ValueSource(ints = {1, 9})
    void costsThreeStatementsWhateverThereIs(int leads) {
        var stages = List.of(api.stage("new"), api.stage("contacted"), api.stage("won"));
        IntStream.range(0, leads).forEach(i -> api.create("Lead " + i, "stage", stages.get(i % 3)));

        statements.during(() -> owner.client().post(BOARD, Map.of())).times(3);
    }

    @Test
    void pagesWithinAStage() {
        IntStream.range(0, 3).forEach(i -> api.create("Lead " + i));
        var page = column(owner, "new", null).path("leads");
        assertThat(page.path("pageInfo").path("hasNextPage").asBoolean()).isTrue();

        var rest = owner.client()
                .post(
                        "query($after: String) { leadBoard { stages { leads(first: 2, after: $after) { nodes { title } } } } }",
                        Map.of("after", page.path("pageInfo").path("endCursor").asString()))
                .data("leadBoard.stages.0.leads.nodes");
        assertThat(rest.valueStream().map(lead -> lead.path("title").asString()))
                .containsExactly("Lead 0");
    }

    @Test
    void staysExactWhileManyChangeLeadsAndWhatTheyChangeIsFolded() throws Exception {
        var stages = List.of(api.stage("new"), api.stage("contacted"), api.stage("won"));
        AtOnce.run(IntStream.range(0, WRITERS)
                .<Callable<Integer>>mapToObj(writer -> () -> {
                    write(new Random(writer), stages);
                    return counts.fold(1, 50);
                })
                .toList());

        assertThat(differences()).isEmpty();
        assertThat(stages.stream().mapToInt(this::stored).sum()).isPositive();
        for (var i = 0; i < 3; i++) {
            assertThat(column(owner, List.of("new", "contacted", "won").get(i), null)
                            .path("count")
                            .asInt())
                    .isEqualTo(stored(stages.get(i)));
        }
        while (counts.fold(1, 1_000) > 0) {
            assertThat(differences()).isEmpty();
        }
        assertThat(differences()).isEmpty();
    }

    private void write(Random random, List<String> stages) {
        for (var i = 0; i < CHANGES / 3; i++) {
            var value = Map.of("amountMinor", random.nextInt(1_000), "currency", random.nextBoolean() ? "AED" : "USD");
            var id = api.create("Lead", "stage", stages.get(random.nextInt(3)), "value", value);
            api.done("leadMoveStage", "id", id, "stage", stages.get(random.nextInt(3)));
            switch (random.nextInt(3)) {
                case 0 -> api.done("leadArchive", "ids", List.of(id));
                case 1 -> api.done("leadAssign", "ids", List.of(id), "to", owner.membershipId());
                default -> api.done("leadUpdate", "id", id, "value", null);
            }
        }
    }

    private int stored(String stage) {
        try (var connection = database.asSuperuser()) {
            return DSL.using(connection)
                    .fetchSingle(
                            "select count(*)::int from leads.lead where stage_id = ? and archived_at is null",
                            StageId.of(stage).value())
                    .get(0, Integer.class);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Of the counters from the leads, for each stage, assignee and currency of every tenant. */
    private List<String> differences() throws SQLException {
        try (var connection = database.asSuperuser()) {
            return DSL.using(connection).fetch("""
                            select stage_id, assignee_id, currency, sum(leads), sum(value_minor) from (
                                select stage_id, assignee_id, currency, leads, value_minor from leads.stage_count
                                union all
                                select stage_id, assignee_id, currency, leads, value_minor from leads.stage_delta
                                union all
                                select stage_id, assignee_id, value_currency, -1, -coalesce(value_minor, 0)
                                from leads.lead where archived_at is null) x
                            group by stage_id, assignee_id, currency
                            having sum(leads) <> 0 or sum(value_minor) <> 0""").map(Object::toString);
        }
    }
}
