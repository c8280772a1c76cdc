package foyer.leads.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.files.FileApi;
import foyer.testing.DoomedNodes;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * An import whose node is killed again and again (spec/leads.md, must survive). How many rows is
 * {@code -Dimport.killed.rows}, how often {@code -Dimport.kills}, the seed of when {@code -Dimport.seed}.
 */
@Tag("graphql")
class LeadImportKilledTest {

    private static final int ROWS = Integer.getInteger("import.killed.rows", 12_000);
    private static final int KILLS = Integer.getInteger("import.kills", 1);
    private static final long SEED = Long.getLong("import.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final TestDatabase database = DoomedNodes.database();
    private final Random random = new Random(SEED);

    @Test
    void makesEachLeadOnceHoweverOftenItsNodeIsKilled() {
        var csv = UglyCsv.of(ROWS, SEED);
        var node = DoomedNodes.one();
        var owner = TestTenants.on(node, database).signUp("LEAD_GENERATION");
        var file = new FileApi(owner).upload("leads.csv", "text/csv", "IMPORT", csv.bytes());
        var job = begin(owner, file);
        for (var kill = 1; kill <= KILLS; kill++) {
            awaitLeads(
                    owner.tenant(), csv.created() * kill / (KILLS + 1) - random.nextInt(csv.created() / (KILLS + 1)));
            DoomedNodes.kill();
            node = DoomedNodes.one();
        }

        var ended = ended(owner.at(node), job);

        assertThat(ended.path("status").asString())
                .as("seed %d: %s", SEED, ended)
                .isEqualTo("COMPLETED");
        var output = ended.path("output");
        assertThat(output.path("created").asInt()).as("seed %d", SEED).isEqualTo(csv.created());
        assertThat(output.path("duplicates").asInt()).isEqualTo(csv.duplicates());
        assertThat(output.path("failed").asInt()).isEqualTo(csv.failed());
        assertThat(database.number("select count(*) from leads.lead where tenant_id = ?", owner.tenant()))
                .isEqualTo(csv.created());
        assertThat(database.number(
                        "select count(distinct contact_email) from leads.lead where tenant_id = ?", owner.tenant()))
                .isEqualTo(csv.created());
        assertThat(database.number("select count(*) from records.activity where tenant_id = ?", owner.tenant()))
                .isEqualTo(csv.created());
        assertThat(database.number(
                        "select sum((payload ->> 'count')::int) from platform.event where tenant_id = ? and type = 'lead.bulk'",
                        owner.tenant()))
                .isEqualTo(csv.created());
    }

    private static String begin(TestMember owner, String file) {
        return owner.client()
                .run("leads/leadImport", Map.of("input", Map.of("fileId", file)))
                .succeeded("leadImport")
                .text("leadImport.job.id");
    }

    private void awaitLeads(UUID tenant, long leads) {
        await().atMost(PATIENCE)
                .pollInterval(LOOK)
                .until(() -> database.number("select count(*) from leads.lead where tenant_id = ?", tenant) >= leads);
    }

    private static JsonNode ended(TestMember owner, String job) {
        await().atMost(PATIENCE)
                .until(() -> !job(owner, job).path("status").asString().matches("PENDING|LEASED|RUNNING"));
        return job(owner, job);
    }

    private static JsonNode job(TestMember owner, String job) {
        return owner.client()
                .post("{ job(id: \"" + job + "\") { status output error { code message } attempts } }")
                .data("job");
    }
}
