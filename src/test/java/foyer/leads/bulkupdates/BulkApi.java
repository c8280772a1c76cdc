package foyer.leads.bulkupdates;

import static foyer.leads.LeadApi.input;

import foyer.testing.Awaited;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code leadBulkUpdate} as one member sends it. */
record BulkApi(TestMember member) {

    private static final String MUTATION = """
            mutation($input: LeadBulkUpdateInput!) { leadBulkUpdate(input: $input) {
                job { id type } userErrors { code path }
                preview { total totalIsExact changed unchanged refused { reason count }
                    leads { lead { title } changedFields refusal } } } }""";

    static Map<String, ?> ids(String... ids) {
        return Map.of("ids", List.of(ids));
    }

    static Map<String, ?> filter(@Nullable Object... pairs) {
        return Map.of("filter", input(pairs));
    }

    GraphQlAnswer run(Map<String, ?> target, @Nullable Object... changes) {
        return send(Map.of("target", target, "changes", input(changes)));
    }

    GraphQlAnswer send(Map<String, ?> given) {
        return member.client().post(MUTATION, Map.of("input", given));
    }

    JsonNode preview(Map<String, ?> target, @Nullable Object... changes) {
        return send(Map.of("target", target, "changes", input(changes), "dryRun", true))
                .succeeded("leadBulkUpdate")
                .data("leadBulkUpdate.preview");
    }

    /** The job's output. */
    JsonNode change(Map<String, ?> target, @Nullable Object... changes) {
        return ended(begin(target, changes)).path("output");
    }

    /** The job's id. */
    String begin(Map<String, ?> target, @Nullable Object... changes) {
        return run(target, changes).succeeded("leadBulkUpdate").text("leadBulkUpdate.job.id");
    }

    JsonNode ended(String job) {
        return Awaited.value(() -> {
            var stored = member.client()
                    .post(
                            "query($id: ID!) { job(id: $id) { status output progress { percent } error { message } } }",
                            Map.of("id", job))
                    .data("job");
            return stored.path("status").asString().matches("PENDING|LEASED|RUNNING") ? null : stored;
        });
    }

    /** Such as {@code 3 leads: 1 changed, 1 unchanged, FROZEN 1}; of a preview and of an output alike. */
    static String told(JsonNode report) {
        var refused = new TreeMap<String, Integer>();
        report.path("refused")
                .forEach(one -> refused.put(
                        one.path("reason").asString(), one.path("count").asInt()));
        var told = "%d leads: %d changed, %d unchanged"
                .formatted(
                        report.path("total").asInt(),
                        report.path("changed").asInt(),
                        report.path("unchanged").asInt());
        return refused.entrySet().stream()
                .map(one -> ", " + one.getKey() + " " + one.getValue())
                .reduce(told, String::concat);
    }

    /** How many leads are in each of these stages, as the board has it. */
    List<Integer> counted(String... stages) {
        var board = member.client()
                .post("{ leadBoard { stages { stage { key } count } } }")
                .data("leadBoard.stages");
        return List.of(stages).stream()
                .map(key -> board.valueStream()
                        .filter(column ->
                                column.path("stage").path("key").asString().equals(key))
                        .findFirst()
                        .orElseThrow()
                        .path("count")
                        .asInt())
                .toList();
    }
}
