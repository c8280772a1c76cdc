package foyer.leads.pipelines;

import foyer.leads.LeadApi;
import foyer.testing.Awaited;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The operations on pipelines as one member sends them. */
record PipelineApi(TestMember member) {

    private static final String PIPELINE =
            "pipeline { id key name isDefault version stages { id key name kind order probability slaHours } }";

    static final List<Map<String, Object>> THREE =
            List.of(stage("Begun", "OPEN"), stage("Sold", "WON"), stage("Gone", "LOST"));

    static Map<String, Object> stage(String name, String kind) {
        return Map.of("name", name, "kind", kind, "probability", 20);
    }

    GraphQlAnswer run(String mutation, @Nullable Object... pairs) {
        return member.client().post(document(mutation), Map.of("input", LeadApi.input(pairs)));
    }

    private static String document(String mutation) {
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        var deletes = mutation.endsWith("Delete") ? "leads job { id }" : "";
        return "mutation($input: %s) { %s(input: $input) { %s %s userErrors { code message path } } }"
                .formatted(type, mutation, PIPELINE, deletes);
    }

    /** The payload of a mutation that has to succeed. */
    JsonNode done(String mutation, @Nullable Object... pairs) {
        return run(mutation, pairs).succeeded(mutation).data(mutation);
    }

    List<String> refused(String mutation, @Nullable Object... pairs) {
        return run(mutation, pairs).userErrorCodes(mutation);
    }

    /** The pipeline that the blueprint gave. */
    JsonNode given() {
        return pipelines()
                .valueStream()
                .filter(pipeline -> pipeline.path("isDefault").asBoolean())
                .findFirst()
                .orElseThrow();
    }

    JsonNode pipelines() {
        return member.client()
                .post("{ pipelines { id key name isDefault version stages { id key name kind order } } }")
                .data("pipelines");
    }

    /** A new pipeline of three stages. */
    JsonNode made(String name, @Nullable Object... pairs) {
        var input = LeadApi.input(pairs);
        input.put("name", name);
        input.putIfAbsent("stages", THREE);
        return member.client()
                .post(document("pipelineCreate"), Map.of("input", input))
                .succeeded("pipelineCreate")
                .data("pipelineCreate.pipeline");
    }

    static List<String> keys(JsonNode pipeline) {
        return pipeline.path("stages")
                .valueStream()
                .map(stage -> stage.path("key").asString())
                .toList();
    }

    /** The id of a pipeline's stage. */
    static String stageOf(JsonNode pipeline, String key) {
        return pipeline.path("stages")
                .valueStream()
                .filter(stage -> stage.path("key").asString().equals(key))
                .map(stage -> stage.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    /** Waits until the payload's job is done. */
    void awaitJob(JsonNode payload) {
        var id = payload.path("job").path("id").asString();
        Awaited.until(() -> Set.of("COMPLETED", "FAILED", "DEAD").contains(status(id)));
        if (!status(id).equals("COMPLETED")) {
            throw new AssertionError("the job is " + status(id));
        }
    }

    private String status(String job) {
        return member.client()
                .post("query($id: ID!) { job(id: $id) { status } }", Map.of("id", job))
                .text("job.status");
    }
}
