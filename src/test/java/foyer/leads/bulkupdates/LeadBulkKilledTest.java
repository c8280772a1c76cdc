package foyer.leads.bulkupdates;

import static foyer.leads.bulkupdates.BulkApi.filter;
import static foyer.leads.bulkupdates.BulkApi.told;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.testing.Awaited;
import foyer.testing.DoomedNodes;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Leads that are changed many at once while the node is killed. */
@Tag("graphql")
class LeadBulkKilledTest {

    private static final int LEADS = 3_000;

    private final TestDatabase database = DoomedNodes.database();

    @Test
    void changesEachLeadOnceThoughItsNodeIsKilled() {
        var node = DoomedNodes.one();
        var owner = TestTenants.on(node, database).signUp("LEAD_GENERATION");
        database.execute(LeadBulkAtSizeTest.MANY, LEADS, owner.tenant());
        var job = new BulkApi(owner)
                .begin(filter(), "stage", new LeadApi(owner).stage("contacted"), "addTags", List.of("called"));
        Awaited.until(() ->
                database.number("select count(*) from leads.lead where tenant_id = ? and version = 2", owner.tenant())
                        > 0);
        DoomedNodes.kill();
        assertThat(database.number(
                        "select count(*) from leads.lead where tenant_id = ? and version = 1", owner.tenant()))
                .as("leads that were left when the node was killed")
                .isPositive();
        node = DoomedNodes.one();

        assertThat(told(new BulkApi(owner.at(node)).ended(job).path("output")))
                .isEqualTo(LEADS + " leads: " + LEADS + " changed, 0 unchanged");
        for (var each : List.of(
                "leads.lead where version = 2 and tenant_id = ?",
                "leads.stage_change where tenant_id = ?",
                "records.tagging where tenant_id = ?",
                "records.activity where kind = 'STAGE_MOVED' and tenant_id = ?",
                "records.activity where kind = 'UPDATED' and tenant_id = ?")) {
            assertThat(database.number("select count(*) from " + each, owner.tenant()))
                    .as(each)
                    .isEqualTo(LEADS);
        }
    }
}
