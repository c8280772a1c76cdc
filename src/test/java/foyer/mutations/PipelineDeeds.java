package foyer.mutations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The mutations on pipelines and their stages. */
final class PipelineDeeds {

    private static final String NO_PIPELINE = "pipe_" + Deed.NOWHERE;
    private static final String NO_STAGE = "stage_" + Deed.NOWHERE;

    private PipelineDeeds() {}

    static Stream<Deed> all() {
        return Stream.of(
                Deed.of("pipelineCreate")
                        .leaves("pipeline.create", "pipeline.created", "")
                        .given(stage -> Map.of("name", "Partners", "stages", stages()))
                        .refused(stage -> Map.of("name", "Partners", "stages", List.of())),
                Deed.of("pipelineUpdate")
                        .leaves("pipeline.update", "pipeline.updated", "")
                        .given(stage -> Map.of("id", id(pipeline(stage)), "name", "Ours"))
                        .refused(stage -> Map.of("id", NO_PIPELINE, "name", "Ours")),
                Deed.of("pipelineDelete")
                        .leaves("pipeline.delete", "pipeline.deleted", "")
                        .given(stage -> Map.of("id", another(stage)))
                        .refused(stage -> Map.of("id", id(pipeline(stage)))),
                Deed.of("stageCreate")
                        .leaves("pipeline.stage_create", "pipeline.stage_created", "")
                        .given(stage -> stageOf(id(pipeline(stage))))
                        .refused(stage -> stageOf(NO_PIPELINE)),
                Deed.of("stageUpdate")
                        .leaves("pipeline.stage_update", "pipeline.stage_updated", "")
                        .given(stage -> Map.of("id", secondStage(stage), "name", "Called"))
                        .refused(stage -> Map.of("id", NO_STAGE, "name", "Called")),
                Deed.of("stageReorder")
                        .leaves("pipeline.stages_reorder", "pipeline.stages_reordered", "")
                        .given(stage -> order(pipeline(stage), 1))
                        .refused(stage -> order(pipeline(stage), 0)),
                Deed.of("stageDelete")
                        .leaves("pipeline.stage_delete", "pipeline.stage_deleted", "")
                        .given(stage -> Map.of("id", secondStage(stage)))
                        .refused(stage -> Map.of("id", NO_STAGE)));
    }

    private static List<Map<String, Object>> stages() {
        return Stream.of("OPEN", "WON", "LOST")
                .map(kind -> Map.<String, Object>of("name", kind, "kind", kind, "probability", 10))
                .toList();
    }

    private static Map<String, ?> stageOf(String pipeline) {
        return Map.of("pipeline", pipeline, "name", "Visited", "kind", "OPEN", "probability", 30);
    }

    private static JsonNode pipeline(Stage stage) {
        return stage.owner().client().post("{ pipelines { id stages { id } } }").data("pipelines.0");
    }

    private static String id(JsonNode node) {
        return node.path("id").asString();
    }

    private static String secondStage(Stage stage) {
        return id(pipeline(stage).path("stages").path(1));
    }

    /** The stages with the last one at this place, which is a lost one and cannot be the first. */
    private static Map<String, ?> order(JsonNode pipeline, int place) {
        var ids = new ArrayList<>(
                pipeline.path("stages").valueStream().map(PipelineDeeds::id).toList());
        ids.add(place, ids.removeLast());
        return Map.of("pipeline", id(pipeline), "stages", ids);
    }

    private static String another(Stage stage) {
        return stage.owner()
                .client()
                .post(
                        "mutation($input: PipelineCreateInput!) { pipelineCreate(input: $input) { pipeline { id } userErrors { code } } }",
                        Map.of("input", Map.of("name", "Partners", "stages", stages())))
                .succeeded("pipelineCreate")
                .text("pipelineCreate.pipeline.id");
    }
}
