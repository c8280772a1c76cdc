package foyer.leads.bulkupdates;

import static foyer.leads.bulkupdates.BulkApi.filter;
import static foyer.leads.bulkupdates.BulkApi.told;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.testing.FoyerTest;
import foyer.testing.Statements;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What it costs to change many leads at once. How many these are at most is {@code -Dbulk.leads}. */
@FoyerTest
@Tag("graphql")
class LeadBulkAtSizeTest {

    private static final int LEADS = Integer.getInteger("bulk.leads", 3_000);

    static final String MANY = """
            insert into leads.lead (tenant_id, title, stage_id, created_by_kind, created_at)
            select p.tenant_id, 'Many ' || i, s.id, 'SYSTEM', now() - interval '1 hour'
            from leads.pipeline p join leads.stage s on s.tenant_id = p.tenant_id and s.pipeline_id = p.id and s.key = 'new',
                generate_series(1, ?) as i
            where p.tenant_id = ?""";

    private final TestDatabase database;
    private final Statements statements;
    private final TestMember owner;
    private final BulkApi bulk;

    @Autowired
    LeadBulkAtSizeTest(TestTenants tenants, TestDatabase database, Statements statements) {
        this.database = database;
        this.statements = statements;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.bulk = new BulkApi(owner);
    }

    @Test
    void takesAsManyStatementsForAFewAsForHundreds() {
        var few = statementsFor(10);
        var many = statementsFor(400);
        assertThat(many).isEqualTo(few).isLessThan(20);

        database.execute(MANY, LEADS, owner.tenant());
        var preview = bulk.preview(filter(), "score", 2);
        assertThat(preview.path("totalIsExact").asBoolean()).isEqualTo(LEADS + 410 <= 10_000);
        assertThat(preview.path("leads")).hasSize(20);
        var started = System.nanoTime();
        var job = bulk.ended(
                bulk.begin(filter(), "stage", new LeadApi(owner).stage("contacted"), "addTags", List.of("called")));
        var took = Duration.ofNanos(System.nanoTime() - started);

        assertThat(told(job.path("output"))).isEqualTo("%1$d leads: %1$d changed, 0 unchanged".formatted(LEADS + 410));
        assertThat(job.path("progress").path("percent").asInt()).isEqualTo(100);
        assertThat(database.number(
                        "select count(*) from records.activity where tenant_id = ? and kind = 'STAGE_MOVED'",
                        owner.tenant()))
                .isEqualTo(LEADS + 410);
        assertThat(bulk.counted("new", "contacted")).containsExactly(0, LEADS + 410);
        assertThat(took).as("for all of them").isLessThan(Duration.ofSeconds(30));
    }

    private long statementsFor(int leads) {
        database.execute(MANY, leads, owner.tenant());
        return statements
                .during(() -> bulk.change(
                        filter("score", null, "tags", Map.of("none", List.of("s" + leads))),
                        "assignee",
                        null,
                        "addTags",
                        List.of("s" + leads)))
                .statements()
                .stream()
                .filter(sql -> sql.contains("leads") || sql.contains("records") || sql.equals("(a batch)"))
                .count();
    }
}
