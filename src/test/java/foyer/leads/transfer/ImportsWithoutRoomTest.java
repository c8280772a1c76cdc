package foyer.leads.transfer;

import static foyer.leads.transfer.Transfers.bytes;
import static foyer.leads.transfer.Transfers.leadImport;
import static foyer.leads.transfer.Transfers.output;
import static foyer.leads.transfer.Transfers.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What an import has stored is told, whatever there is no room for: nobody is to import it twice. */
@FoyerTest
@Tag("graphql")
class ImportsWithoutRoomTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int A_CHUNK = 2_000;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;

    @BeforeEach
    void company() {
        owner = tenants.signUp("LEAD_GENERATION");
    }

    @Test
    void tellsWhatBecameOfTheRowsThoughTheirErrorsHaveNoRoom() throws IOException, InterruptedException {
        var file = upload(owner, "Name,Email\nAmina,amina@x.example\nSami,nobody\n");
        tenants.allow(owner, "STORAGE_BYTES", 0L);
        var counted = counted();

        var done = output(owner, leadImport(owner, file, Map.of()), "leadImport");

        assertThat(done.path("created").asInt()).isEqualTo(1);
        assertThat(done.path("failed").asInt()).isEqualTo(1);
        var errors = done.path("errorFile").asString();
        assertThat(bytes(owner, errors)).contains("Sami,nobody,3,");
        assertThat(owner.client()
                        .post("{ file(id: \"" + errors + "\") { purpose } }")
                        .text("file.purpose"))
                .as("one that goes by itself")
                .isEqualTo("ARCHIVE");
        assertThat(counted()).isEqualTo(counted);
    }

    private String counted() {
        return database.text(
                "select used::text from entitlements.counter where tenant_id = ? and limit_key = 'STORAGE_BYTES'",
                owner.tenant());
    }

    @Test
    void countsWhatItHadStoredWhenTheLimitWasReachedAndGoesOnFromThere() {
        var rows = new StringBuilder("Name,Email\nNobody,none\n");
        for (var i = 0; i < A_CHUNK + 10; i++) {
            rows.append("Lead ").append(i).append(",lead-").append(i).append("@x.example\n");
        }
        tenants.allow(owner, "LEADS", A_CHUNK + 1L);

        var id = leadImport(owner, upload(owner, rows.toString()), Map.of())
                .succeeded("leadImport")
                .text("leadImport.job.id");
        var failed = ended(id, "FAILED");

        assertThat(failed.path("error").path("code").asString()).isEqualTo("LIMIT_REACHED");
        assertThat(failed.path("error").path("message").asString())
                .contains("allows 2001 leads", "file's 2011 rows 2000 were", "1999 leads made", "and 1 refused");
        tenants.allow(owner, "LEADS", null);
        owner.client()
                .post(
                        "mutation($id: ID!) { jobRetry(input: { id: $id }) { job { id } userErrors { code message } }"
                                + " }",
                        Map.of("id", id))
                .succeeded("jobRetry");
        var done = ended(id, "COMPLETED").path("output");
        assertThat(done.path("created").asInt()).isEqualTo(A_CHUNK + 10);
        assertThat(done.path("failed").asInt()).isEqualTo(1);
    }

    private JsonNode ended(String id, String status) {
        var query = "{ job(id: \"" + id + "\") { status output error { code message } } }";
        await().atMost(PATIENCE)
                .until(() -> owner.client().post(query).text("job.status").equals(status));
        return owner.client().post(query).data("job");
    }
}
