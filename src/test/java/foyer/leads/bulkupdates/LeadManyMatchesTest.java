package foyer.leads.bulkupdates;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.LeadId;
import foyer.leads.transfer.Transfers;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What filters with a text have that finds more leads than a list looks at. */
@FoyerTest
@Tag("graphql")
class LeadManyMatchesTest {

    private static final int LOOKED_AT = 2_000;
    private static final int MANY = 2_100;

    private static final String EXPORT = """
            mutation($input: LeadExportInput!) { leadExport(input: $input) { job { id } userErrors { code } } }""";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private LeadApi api;
    private BulkApi bulk;

    @BeforeEach
    void harbours() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
        bulk = new BulkApi(owner);
        var oldest = api.create("Harbour 0", "score", 7);
        api.create("Palm", "score", 7);
        database.execute("""
                insert into leads.lead (tenant_id, id, title, stage_id, stage_entered_at, source, created_at,
                    created_by_kind, created_by_id, updated_at)
                select tenant_id, uuidv7(), 'Harbour ' || n, stage_id, stage_entered_at, source,
                    created_at + n * interval '1 microsecond', created_by_kind, created_by_id, updated_at
                from leads.lead, generate_series(1, ?) n where id = ?""", MANY - 1, LeadId.of(oldest).value());
    }

    private String told(Map<String, ?> filter) {
        var leads = owner.client()
                .post(
                        "query($filter: LeadFilter) { leads(filter: $filter, first: 1) { totalCount totalCountIsExact } }",
                        Map.of("filter", filter))
                .data("leads");
        return leads.path("totalCount").asInt() + " " + leads.path("totalCountIsExact");
    }

    private String onTheBoard(Map<String, ?> filter) {
        var column = owner.client()
                .post(
                        "query($filter: LeadFilter) { leadBoard(filter: $filter) { stages { count countIsExact } } }",
                        Map.of("filter", filter))
                .data("leadBoard.stages")
                .path(0);
        return column.path("count").asInt() + " " + column.path("countIsExact");
    }

    private int exported(Map<String, ?> filter) throws Exception {
        var input = Map.of("filter", filter, "format", "CSV");
        var output = Transfers.output(owner, owner.client().post(EXPORT, Map.of("input", input)), "leadExport");
        var lines = Transfers.bytes(owner, output.path("file").asString()).lines();
        return (int) lines.count() - 1;
    }

    private int counted(Map<String, ?> filter) {
        var today = LocalDate.now(ZoneOffset.UTC);
        return owner.client()
                .post(
                        "query($from: Date!, $to: Date!, $filter: LeadFilter) {"
                                + " leadStats(from: $from, to: $to, filter: $filter) { total { created } } }",
                        Map.of(
                                "from", today.minusDays(2).toString(),
                                "to", today.plusDays(2).toString(),
                                "filter", filter))
                .data("leadStats.total.created")
                .asInt();
    }

    @Test
    void areNotToldForExactWhereverTheTextStands() {
        var text = Map.of("text", "harbour");
        var other = Map.of("text", "palm");

        assertThat(told(text)).isEqualTo(LOOKED_AT + " false");
        assertThat(told(Map.of("text", "harbour", "score", Map.of("min", 5)))).isEqualTo("0 false");
        assertThat(told(Map.of("any", List.of(text, other)))).isEqualTo(LOOKED_AT + 1 + " false");
        assertThat(told(Map.of("text", "harbour", "any", List.of(other, Map.of("unassigned", true)))))
                .isEqualTo(LOOKED_AT + " false");
        assertThat(told(Map.of(
                        "any", List.of(text), "unassigned", true, "kinds", List.of("OPEN"), "doNotContact", false)))
                .isEqualTo(LOOKED_AT + " false");
        assertThat(onTheBoard(text)).isEqualTo(LOOKED_AT + " false");
        assertThat(told(other)).isEqualTo("1 true");
        assertThat(onTheBoard(Map.of("any", List.of(other)))).isEqualTo("1 true");
        assertThat(told(Map.of("not", text))).isEqualTo("1 true");
        assertThat(told(Map.of("text", "palm", "not", text))).isEqualTo("1 true");
    }

    @Test
    void areAllGoneThroughWhereAllAreMeant() throws Exception {
        var text = Map.of("text", "harbour");
        var oldest = Map.of("any", List.of(Map.of("text", "harbour", "score", Map.of("min", 5))));

        assertThat(counted(text)).isEqualTo(MANY);
        assertThat(counted(oldest)).isOne();
        assertThat(exported(text)).isEqualTo(MANY);
        assertThat(exported(oldest)).isOne();
        assertThat(BulkApi.told(bulk.preview(Map.of("filter", text), "score", 9)))
                .isEqualTo(MANY + " leads: " + MANY + " changed, 0 unchanged");
        assertThat(BulkApi.told(bulk.change(Map.of("filter", text), "score", 9)))
                .isEqualTo(MANY + " leads: " + MANY + " changed, 0 unchanged");
        assertThat(database.number("select count(*) from leads.lead where tenant_id = ? and score = 9", owner.tenant()))
                .isEqualTo(MANY);
        assertThat(BulkApi.told(bulk.preview(Map.of("filter", Map.of("text", "harbuor")), "score", 1)))
                .isEqualTo("0 leads: 0 changed, 0 unchanged");
    }
}
