package foyer.leads.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.leads.LeadApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** An export that would become larger than the deployment lets files be. */
@FoyerTest
@TestPropertySource(properties = "foyer.files.export-size=1KB")
@Tag("graphql")
class LargeExportTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    TestTenants tenants;

    @Test
    void endsAndSaysSoAndLeavesNoFile() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var leads = new LeadApi(owner);
        for (var i = 0; i < 5; i++) {
            leads.create("A lead with a long title ".repeat(10) + i);
        }

        var id = owner.client()
                .run("leads/leadExport", Map.of("input", Map.of()))
                .succeeded("leadExport")
                .text("leadExport.job.id");

        var query = "{ job(id: \"" + id + "\") { status error { code message } } files { totalCount } }";
        await().atMost(PATIENCE)
                .until(() -> owner.client().post(query).text("job.status").equals("FAILED"));
        var ended = owner.client().post(query);
        assertThat(ended.text("job.error.code")).isEqualTo("FILE_TOO_LARGE");
        assertThat(ended.text("job.error.message")).contains("export less");
        assertThat(ended.data("files.totalCount").asInt()).isZero();
    }
}
