package foyer.leads.pipelines;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on pipelines; {@link StageInputs} are those on single stages. */
final class PipelineInputs {

    private PipelineInputs() {}

    record Create(
            String name,
            @Nullable String key,
            List<NewStage> stages,
            boolean makeDefault,
            @Nullable String idempotencyKey) {}

    /** A stage of a pipeline to be made. */
    record NewStage(
            String name,
            @Nullable String key,
            StageKind kind,
            int probability,
            @Nullable Integer slaHours) {}

    record Update(
            PipelineId id,
            @Nullable Integer version,
            @Nullable String name,
            boolean makeDefault) {}

    record Delete(
            PipelineId id,
            @Nullable Integer version,
            @Nullable PipelineId moveLeadsTo,
            boolean dryRun) {}
}
