package foyer.leads.batches;

import foyer.leads.LeadErrorCode;
import foyer.leads.LeadErrors;
import foyer.leads.pipelines.Pipeline;
import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageKind;
import foyer.platform.graphql.UserErrorException.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where new leads start.
 *
 * @param first where those do that name no stage; the others name one of its pipeline
 */
record StartStages(Stage first, List<Pipeline> pipelines) {

    /** The stage with this key or name; the first one for null, and beside a problem. */
    Stage of(@Nullable String name, List<Problem> problems) {
        if (name == null) {
            return first;
        }
        for (var stage : stages()) {
            if (!stage.key().equalsIgnoreCase(name) && !stage.name().equalsIgnoreCase(name)) {
                continue;
            }
            if (stage.kind() == StageKind.LOST) {
                problems.add(Problem.of(LeadErrorCode.LOST_REASON_INVALID, "stage", LeadErrors.MAX_LOST_REASON));
            }
            return stage;
        }
        problems.add(Problem.of(LeadErrorCode.STAGE_NOT_FOUND, "stage"));
        return first;
    }

    private List<Stage> stages() {
        return pipelines.stream()
                .filter(pipeline -> pipeline.id().equals(first.pipelineId()))
                .flatMap(pipeline -> pipeline.stages().stream())
                .toList();
    }
}
