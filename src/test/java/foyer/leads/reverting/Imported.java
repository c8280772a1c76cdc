package foyer.leads.reverting;

import static org.awaitility.Awaitility.await;

import foyer.files.FileApi;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants.TestMember;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Imports of one member, and how they are taken back, over the API. */
public record Imported(TestMember member) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Imports the rows, changing who is there; answers the job's id when it has ended. */
    public String run(String rows) {
        return run(rows, Map.of("duplicates", "UPDATE"));
    }

    /** What an import of the rows, changing who is there, has done. */
    public JsonNode outcome(String rows) {
        return job(run(rows)).path("output");
    }

    /** Imports the rows so; answers the job's id when it has ended. */
    String run(String rows, Map<String, ?> how) {
        var job = asked(rows, how).succeeded("leadImport").text("leadImport.job.id");
        ended(job);
        return job;
    }

    /** What an import of the rows is answered at once. */
    GraphQlAnswer asked(String rows, Map<String, ?> how) {
        var file = new FileApi(member).upload("leads.csv", "text/csv", "IMPORT", rows.getBytes(StandardCharsets.UTF_8));
        var input = new HashMap<String, Object>(how);
        input.put("fileId", file);
        return member.client().run("leads/leadImport", Map.of("input", input));
    }

    GraphQlAnswer begin(String job, boolean dryRun) {
        return member.client().run("leads/leadImportRevert", Map.of("input", Map.of("job", job, "dryRun", dryRun)));
    }

    /** What taking it back has done. */
    public JsonNode revert(String job) {
        return output(begin(job, false));
    }

    JsonNode output(GraphQlAnswer begun) {
        return ended(begun.succeeded("leadImportRevert").text("leadImportRevert.job.id"))
                .path("output");
    }

    /** What the job of the mutation has failed of. */
    String failure(GraphQlAnswer begun, String mutation) {
        var job = ended(begun.succeeded(mutation).text(mutation + ".job.id"));
        return job.path("error").path("code").asString();
    }

    private JsonNode ended(String job) {
        await().atMost(PATIENCE).until(() -> !job(job).path("status").asString().matches("PENDING|LEASED|RUNNING"));
        return job(job);
    }

    JsonNode job(String id) {
        return member.client()
                .post("query($id: ID!) { job(id: $id) { status output error { code message } } }", Map.of("id", id))
                .data("job");
    }
}
