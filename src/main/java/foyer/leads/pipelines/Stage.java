package foyer.leads.pipelines;

import org.jspecify.annotations.Nullable;

/**
 * A step of a pipeline, as the schema shows it.
 *
 * @param order its place in the pipeline, from 0
 * @param probability how likely its leads are to be won, in percent
 */
public record Stage(
        StageId id,
        PipelineId pipelineId,
        String key,
        String name,
        StageKind kind,
        int order,
        int probability,
        @Nullable Integer slaHours) {}
