package foyer.leads.pipelines;

import foyer.platform.graphql.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations on pipelines and their stages. */
@Controller
class PipelineController {

    private final PipelineQueries queries;
    private final PipelineService pipelines;
    private final StageService stages;

    PipelineController(PipelineQueries queries, PipelineService pipelines, StageService stages) {
        this.queries = queries;
        this.pipelines = pipelines;
        this.stages = stages;
    }

    /** The payload of every mutation that answers a pipeline. */
    record Written(Pipeline pipeline) implements Payload {}

    @QueryMapping
    @Nullable Pipeline pipeline(@Argument PipelineId id) {
        return queries.byIds(List.of(id)).get(id);
    }

    @QueryMapping
    List<Pipeline> pipelines() {
        return queries.all();
    }

    @MutationMapping
    Written pipelineCreate(@Argument PipelineInputs.Create input) {
        return new Written(pipelines.create(input));
    }

    @MutationMapping
    Written pipelineUpdate(@Argument PipelineInputs.Update input) {
        return new Written(pipelines.update(input));
    }

    @MutationMapping
    Deletion pipelineDelete(@Argument PipelineInputs.Delete input) {
        return pipelines.delete(input);
    }

    @MutationMapping
    Written stageCreate(@Argument StageInputs.Create input) {
        return new Written(stages.create(input));
    }

    @MutationMapping
    Written stageUpdate(@Argument StageInputs.Update input) {
        return new Written(stages.update(input));
    }

    @MutationMapping
    Written stageReorder(@Argument StageInputs.Reorder input) {
        return new Written(stages.reorder(input));
    }

    @MutationMapping
    Deletion stageDelete(@Argument StageInputs.Delete input) {
        return stages.delete(input);
    }
}
