package foyer.leads.reverting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.testing.DoomedNodes;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An import that is taken back while its node is killed. How many rows is {@code -Drevert.killed.rows}. */
@Tag("graphql")
class LeadRevertKilledTest {

    private static final int ROWS = Integer.getInteger("revert.killed.rows", 4_000);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final TestDatabase database = DoomedNodes.database();

    @Test
    void takesEachLeadBackOnceThoughItsNodeIsKilled() {
        var node = DoomedNodes.one();
        var owner = TestTenants.on(node, database).signUp("LEAD_GENERATION");
        new Imported(owner).run("Name,Email\nKept,kept@x.example\n");
        var job = new Imported(owner)
                .run(IntStream.range(0, ROWS)
                        .mapToObj(i -> "Person " + i + ",p" + i + "@x.example\n")
                        .collect(Collectors.joining("", "Name,Email\nChanged,kept@x.example\n", "")));
        var revert = new Imported(owner)
                .begin(job, false)
                .succeeded("leadImportRevert")
                .text("leadImportRevert.job.id");
        await().atMost(PATIENCE)
                .pollInterval(LOOK)
                .until(() -> database.number("select count(*) from leads.lead where tenant_id = ?", owner.tenant())
                        < ROWS * 3L / 4);
        DoomedNodes.kill();
        var later = owner.at(DoomedNodes.one());

        await().atMost(PATIENCE)
                .until(() -> status(later.client()
                                .post("{ job(id: \"" + revert + "\") { status output } }")
                                .data("job"))
                        .equals("COMPLETED"));

        var output = later.client()
                .post("{ job(id: \"" + revert + "\") { output } }")
                .data("job.output");
        assertThat(output.path("removed").asInt()).isEqualTo(ROWS);
        assertThat(output.path("restored").asInt()).isEqualTo(1);
        assertThat(database.number("select count(*) from leads.lead where tenant_id = ?", owner.tenant()))
                .isEqualTo(1);
        assertThat(database.number(
                        "select used from entitlements.counter where tenant_id = ? and limit_key = 'LEADS'",
                        owner.tenant()))
                .isEqualTo(1);
        assertThat(database.number(
                        "select sum((diff -> 'removed' ->> 'after')::int) from audit.entry where tenant_id = ? and action = 'lead.import_revert'",
                        owner.tenant()))
                .isEqualTo(ROWS);
    }

    private static String status(JsonNode job) {
        return job.path("status").asString();
    }
}
