package foyer.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.testing.DoomedNodes;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two processes on one database work off real jobs, and one is killed in the middle. */
@Tag("module")
class JobNodesTest {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int LEADS = 40;

    private final TestDatabase database = DoomedNodes.database();

    /** Each lead was moved, and once: its job wrote one line of its way through the stages, one event, one audit row. */
    @Test
    void everyEffectIsThereOnceThoughANodeIsKilled() {
        var random = new Random(Long.getLong("jobs.seed", 20_261_121));
        var nodes = DoomedNodes.two();
        var other = nodes[0];
        try (var doomed = nodes[1]) {
            for (var round = 0; round < Integer.getInteger("jobs.kills", 1); round++) {
                var api = new JobApi(TestTenants.on(other, database).signUp("LEAD_GENERATION"));
                var jobs = moveAll(api);
                await().atMost(SOON).until(() -> moved(api) > random.nextInt(LEADS));
                doomed.kill();
                await().atMost(SOON)
                        .untilAsserted(() ->
                                assertThat(jobs).allMatch(id -> api.status(id).equals("COMPLETED")));

                assertThat(moved(api)).isEqualTo(LEADS);
                assertThat(count(api, "select count(*) from audit.entry where action = 'lead.move_stage'"))
                        .isEqualTo(LEADS);
                assertThat(count(api, "select count(*) from platform.event where type = 'lead.stage_moved'"))
                        .isEqualTo(LEADS);
            }
        }
    }

    private List<String> moveAll(JobApi api) {
        var stage =
                api.member().client().post("{ pipelines { stages { id } } }").text("pipelines.0.stages.1.id");
        var jobs = new ArrayList<String>();
        for (var job = 0; job < 4; job++) {
            var leads = new ArrayList<String>();
            for (var lead = 0; lead < LEADS / 4; lead++) {
                leads.add(api.lead());
            }
            jobs.add(
                    api.done("jobCreate", "type", "BULK_STATUS_UPDATE", "input", Map.of("leads", leads, "stage", stage))
                            .path("id")
                            .asString());
        }
        return jobs;
    }

    private int moved(JobApi api) {
        return count(api, "select count(*) from leads.stage_change where from_stage_id is not null");
    }

    private int count(JobApi api, String sql) {
        return JobDatabase.number(
                database, sql + " and tenant_id = '" + api.member().tenant() + "'");
    }
}
