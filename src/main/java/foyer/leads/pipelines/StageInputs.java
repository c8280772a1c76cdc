package foyer.leads.pipelines;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/** The inputs of the operations on single stages. */
final class StageInputs {

    private StageInputs() {}

    record Create(
            PipelineId pipeline,
            @Nullable Integer version,
            String name,
            @Nullable String key,
            StageKind kind,
            int probability,
            @Nullable Integer slaHours,
            @Nullable Integer order,
            @Nullable String idempotencyKey) {

        PipelineInputs.NewStage stage() {
            return new PipelineInputs.NewStage(name, key, kind, probability, slaHours);
        }
    }

    /** What to change: a field that is absent stays; null clears the hours and nothing else. */
    record Update(
            StageId id,
            @Nullable Integer version,
            @Nullable String name,
            @Nullable Integer probability,
            ArgumentValue<Integer> slaHours) {}

    record Reorder(PipelineId pipeline, @Nullable Integer version, List<StageId> stages) {}

    record Delete(
            StageId id, @Nullable Integer version, @Nullable StageId moveLeadsTo, boolean dryRun) {}
}
