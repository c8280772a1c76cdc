package foyer.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.TypeIds;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who sees and who changes which jobs; what is refused has changed nothing. */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class JobAccessTest {

    private final TestTenants tenants;
    private final TestDatabase database;
    private final TestMember owner;
    private final JobApi api;

    @Autowired
    JobAccessTest(TestTenants tenants, TestDatabase database) {
        this.tenants = tenants;
        this.database = database;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new JobApi(owner);
    }

    @ParameterizedTest
    @CsvSource({
        "OWNER, true, true",
        "ADMIN, true, true",
        "MANAGER, true, false",
        "MEMBER, true, false",
        "VIEWER, true, false",
        "DEVELOPER, true, false",
        "CUSTOMER, false, false"
    })
    void showsAndChangesJobsForThoseWhoMay(String role, boolean reads, boolean manages) {
        var id = api.planned();
        var other = role.equals("OWNER") ? owner : tenants.join(owner, role);
        var answer = other.client().run("jobs/job", Map.of("id", id));
        if (!reads) {
            assertThat(answer.errorCodes()).containsExactly("FORBIDDEN");
            return;
        }
        // Whose job it is, only those are told who may see people.
        assertThat(answer.partialData("job.id").asString()).isEqualTo(id);
        assertThat(answer.errors()).hasSize(role.equals("DEVELOPER") ? 1 : 0);

        var cancelled = new JobApi(other).run("jobCancel", "id", id);
        if (manages) {
            cancelled.succeeded("jobCancel");
        } else {
            var refused =
                    cancelled.errorCodes().isEmpty() ? cancelled.userErrorCodes("jobCancel") : cancelled.errorCodes();
            assertThat(refused).containsAnyOf("NOT_YOURS", "FORBIDDEN");
        }
        assertThat(api.status(id)).isEqualTo(manages ? "CANCELLED" : "PENDING");
    }

    @Test
    void showsFoyersOwnWorkOnlyToThoseWhoAskForItAndManage() {
        var id = api.planned();
        JobDatabase.run(database, "update jobs.job set internal = true where id = '" + TypeIds.decode("job", id) + "'");
        var viewer = tenants.join(owner, "VIEWER").client();
        var internal = Map.of("types", List.of("INTERNAL"));

        assertThat(api.jobs()).doesNotContain(id);
        assertThat(api.jobs("filter", internal)).containsExactly(id);
        assertThat(api.job(id).path("type").asString()).isEqualTo("INTERNAL");
        assertThat(viewer.run("jobs/job", Map.of("id", id)).data("job").isNull())
                .isTrue();
        assertThat(viewer.post("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id))
                        .data("node")
                        .isNull())
                .isTrue();
        assertThat(viewer.run("jobs/jobs", Map.of("filter", internal)).errorCodes())
                .containsExactly("FORBIDDEN");
        assertThat(owner.client()
                        .run("jobs/jobs", Map.of("filter", Map.of("types", List.of("INTERNAL", "BULK_DELETE"))))
                        .errorCodes())
                .containsExactly("BAD_USER_INPUT");
    }

    @Test
    void knowsNothingOfAnotherTenantsJobs() {
        var id = api.planned();
        var stranger = new JobApi(tenants.signUp("LEAD_GENERATION"));

        assertThat(stranger.job(id).isNull()).isTrue();
        assertThat(stranger.jobs()).isEmpty();
        for (var mutation : List.of("jobCancel", "jobRetry")) {
            assertThat(stranger.run(mutation, "id", id).userErrorCodes(mutation))
                    .containsExactly("NOT_FOUND");
        }
        assertThat(stranger.run("jobRequeueDead", "ids", List.of(id)).userErrorCodes("jobRequeueDead"))
                .containsExactly("NOT_FOUND");
        assertThat(api.status(id)).isEqualTo("PENDING");
    }
}
