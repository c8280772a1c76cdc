package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.roles.RoleApi;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What jobs do to leads whose makers may change or take away some of them only, and who sees the files. */
@FoyerTest
@Tag("graphql")
class LeadScopesInJobsTest {

    @Autowired
    TestTenants tenants;

    @Test
    void bulkJobsAndExportsReachNoFurther() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var api = new LeadApi(owner);
        var roles = new RoleApi(owner);
        var agent = roles.join(
                tenants,
                roles.create(
                        "Agent",
                        "MEMBER",
                        "LEADS_READ",
                        "LEADS_WRITE:OWN",
                        "LEADS_EXPORT:OWN",
                        "JOBS_READ",
                        "JOBS_WRITE",
                        "FILES_READ",
                        "MEMBERS_READ"));
        var other = api.create("Of nobody");
        var own = api.create("Given", "assignee", agent.membershipId());

        var job = agent.client()
                .run(
                        "jobs/jobCreate",
                        Map.of("input", Map.of("type", "BULK_DELETE", "input", Map.of("leads", List.of(other, own)))))
                .succeeded("jobCreate")
                .text("jobCreate.job.id");
        var output = output(agent, job);
        assertThat(output).contains("\"changed\":1", other).doesNotContain(own);
        assertThat(api.lead(other).path("archivedAt").isNull()).isTrue();

        api.done("leadRestore", "ids", List.of(own));
        var exported = output(agent, export(agent));
        assertThat(csv(agent, exported)).contains("Given").doesNotContain("Of nobody");
        assertThat(csv(owner, output(owner, export(owner)))).contains("Given", "Of nobody");
        assertThat(files(agent)).hasSize(1);
        assertThat(files(owner)).hasSize(2);
    }

    private static String export(TestMember member) {
        return member.client()
                .post("mutation { leadExport(input: {}) { job { id } userErrors { code } } }")
                .succeeded("leadExport")
                .text("leadExport.job.id");
    }

    private static String output(TestMember member, String job) {
        return Awaited.value(() -> {
            var stored = member.client()
                    .post("query($id: ID!) { job(id: $id) { status output } }", Map.of("id", job))
                    .data("job");
            return Set.of("COMPLETED", "FAILED", "DEAD")
                            .contains(stored.path("status").asString())
                    ? stored.path("output").toString()
                    : null;
        });
    }

    private static String csv(TestMember member, String output) {
        var file = output.replaceAll(".*\"file\":\"([^\"]*)\".*", "$1");
        var url = member.client()
                .post("query($id: ID!) { file(id: $id) { url } }", Map.of("id", file))
                .text("file.url");
        return member.client().send(url, request -> request.GET()).body();
    }

    private static Set<String> files(TestMember member) {
        return member.client()
                .post("{ files { nodes { id } } }")
                .data("files.nodes")
                .valueStream()
                .map(file -> file.path("id").asString())
                .collect(Collectors.toSet());
    }
}
