package foyer.leads.reverting;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.TypeIds;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is no import that can be taken back, and what there is no room for. */
@FoyerTest
@Tag("graphql")
class LeadRevertRefusalsTest {

    private final TestTenants tenants;
    private final TestDatabase database;
    private final TestMember owner;
    private final Imported imports;

    @Autowired
    LeadRevertRefusalsTest(TestTenants tenants, TestDatabase database) {
        this.tenants = tenants;
        this.database = database;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.imports = new Imported(owner);
    }

    private String refusal(String job) {
        var error = imports.begin(job, false).userErrors("leadImportRevert").getFirst();
        return error.path("code").asString() + error.path("path");
    }

    @Test
    void takesBackOnlyAnImportThatHasEnded() {
        var waiting = imports.run("Name\nAmina\n");
        var export = owner.client()
                .run("leads/leadExport", Map.of("input", Map.of()))
                .succeeded("leadExport")
                .text("leadExport.job.id");
        database.execute(
                "update jobs.job set status = 'PENDING', finished_at = null where id = ?",
                TypeIds.decode("job", waiting));

        assertThat(refusal(waiting)).isEqualTo("JOB_NOT_ENDED[\"input\",\"job\"]");
        assertThat(refusal(export)).isEqualTo("JOB_NO_IMPORT[\"input\",\"job\"]");
        assertThat(database.number("select count(*) from leads.lead where tenant_id = ?", owner.tenant()))
                .isOne();
    }

    @Test
    void saysThatThereIsNoRoomForAFileOfWhatStays() {
        var many = IntStream.rangeClosed(0, Revert.MOST_NAMED)
                .mapToObj(i -> "Person " + i + ",")
                .collect(Collectors.joining("\n", "Name,Email\n", "\nBad,nobody\n"));
        var job = imports.run(many);
        database.execute("update leads.lead set version = version + 1 where tenant_id = ?", owner.tenant());
        tenants.allow(owner, "STORAGE_BYTES", 1L);

        assertThat(imports.failure(imports.begin(job, false), "leadImportRevert"))
                .isEqualTo("STORAGE_FULL");
    }
}
