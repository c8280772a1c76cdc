package foyer.leads.batches;

import foyer.leads.LeadErrorCode;
import foyer.leads.LeadErrors;
import foyer.leads.pipelines.Pipeline;
import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where new leads start.
 *
 * @param first where those do that name no stage; the others name one of its pipeline
 */
record StartStages(Stage first, List<Pipeline> pipelines) {

    /** The stage with this key or name; the first one for null, and beside an error. */
    Stage of(@Nullable String name, LeadErrors errors) {
        if (name == null) {
            return first;
        }
        for (var stage : stages()) {
            if (!stage.key().equalsIgnoreCase(name) && !stage.name().equalsIgnoreCase(name)) {
                continue;
            }
            if (stage.kind() == StageKind.LOST) {
                errors.add("stage", LeadErrorCode.LOST_REASON_INVALID, LeadErrors.MAX_LOST_REASON);
            }
            return stage;
        }
        errors.add("stage", LeadErrorCode.STAGE_NOT_FOUND);
        return first;
    }

    private List<Stage> stages() {
        return pipelines.stream()
                .filter(pipeline -> pipeline.id().equals(first.pipelineId()))
                .flatMap(pipeline -> pipeline.stages().stream())
                .toList();
    }
}
