package foyer.leads.pipelines;

import foyer.audit.Audit;
import foyer.leads.pipelines.PipelineEvent.Kind;
import foyer.platform.events.Events;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells of changes to pipelines: an event and an audit row each, in the transaction of the change. */
@Component
class PipelineHistory {

    private final Events events;
    private final Audit audit;

    PipelineHistory(Events events, Audit audit) {
        this.events = events;
        this.audit = audit;
    }

    void created(PipelineId id, String key, String name, List<BlueprintPipeline.Stage> stages) {
        var keys = stages.stream().map(BlueprintPipeline.Stage::key).toList();
        tell(Kind.CREATED, "create", id, Map.of("key", key, "name", name, "stages", keys));
    }

    void updated(PipelineId id, Map<String, Object> diff) {
        tell(Kind.UPDATED, "update", id, diff);
    }

    /** @param leads how many had to move */
    void deleted(Pipeline pipeline, int leads) {
        tell(Kind.DELETED, "delete", pipeline.id(), Map.of("name", pipeline.name(), "leads", leads));
    }

    void stageCreated(PipelineId id, BlueprintPipeline.Stage stage) {
        var made = Map.of("key", stage.key(), "name", stage.name(), "kind", stage.kind());
        tell(Kind.STAGE_CREATED, "stage_create", id, made);
    }

    void stageUpdated(Stage stage, Map<String, Object> diff) {
        var told = new LinkedHashMap<String, Object>();
        told.put("key", stage.key());
        told.putAll(diff);
        tell(Kind.STAGE_UPDATED, "stage_update", stage.pipelineId(), told);
    }

    void reordered(Pipeline pipeline, List<Stage> after) {
        tell(
                Kind.STAGES_REORDERED,
                "stages_reorder",
                pipeline.id(),
                Map.of("stages", diff(keys(pipeline.stages()), keys(after))));
    }

    /** @param leads how many had to move */
    void stageDeleted(Stage stage, Stage movedTo, int leads) {
        var told = Map.of("key", stage.key(), "name", stage.name(), "movedTo", movedTo.key(), "leads", leads);
        tell(Kind.STAGE_DELETED, "stage_delete", stage.pipelineId(), told);
    }

    private void tell(Kind kind, String verb, PipelineId id, Map<String, ?> diff) {
        audit.record("pipeline." + verb, Pipeline.TYPE, id.value(), diff);
        events.publish(new PipelineEvent(kind, id));
    }

    private static List<String> keys(List<Stage> stages) {
        return stages.stream().map(Stage::key).toList();
    }

    static Map<String, @Nullable Object> diff(@Nullable Object before, @Nullable Object after) {
        var diff = new HashMap<String, @Nullable Object>();
        diff.put("before", before);
        diff.put("after", after);
        return diff;
    }

    /** Adds the field unless it stays as it is. */
    static void add(Map<String, Object> diffs, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            diffs.put(field, diff(before, after));
        }
    }
}
