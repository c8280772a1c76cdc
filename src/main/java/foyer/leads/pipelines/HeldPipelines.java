package foyer.leads.pipelines;

import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tenant's pipelines for whoever changes one: until the transaction ends nobody else changes any of them. */
@Component
class HeldPipelines {

    private final PipelineQueries queries;
    private final PipelineWriteQueries writes;

    HeldPipelines(PipelineQueries queries, PipelineWriteQueries writes) {
        this.queries = queries;
        this.writes = writes;
    }

    List<Pipeline> all() {
        writes.hold();
        return queries.all();
    }

    /**
     * One of the pipelines.
     *
     * @param field of the input that names it
     * @param version that the change was made on; null for whatever is stored
     */
    static Pipeline one(List<Pipeline> all, String field, PipelineId id, @Nullable Integer version) {
        var pipeline =
                all.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
        return checked(pipeline, field, version);
    }

    /** The pipeline of the stage. */
    static Pipeline ofStage(List<Pipeline> all, StageId id, @Nullable Integer version) {
        var pipeline = all.stream()
                .filter(one ->
                        one.stages().stream().anyMatch(stage -> stage.id().equals(id)))
                .findFirst()
                .orElse(null);
        return checked(pipeline, "id", version);
    }

    private static Pipeline checked(@Nullable Pipeline pipeline, String field, @Nullable Integer version) {
        if (pipeline == null) {
            throw UserErrorException.at(field, PipelineErrorCode.NOT_FOUND);
        }
        if (version != null && version != pipeline.version()) {
            throw new UserErrorException(
                    List.of(Problem.of(PipelineErrorCode.VERSION_CONFLICT, "version")), Map.of("pipeline", pipeline));
        }
        return pipeline;
    }
}
