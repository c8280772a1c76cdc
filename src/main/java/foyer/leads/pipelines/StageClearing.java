package foyer.leads.pipelines;

import java.util.List;

/**
 * The input of a job STAGE_CLEAR: stages that were deleted with leads in them.
 *
 * @param leads how many there were
 */
public record StageClearing(List<StageId> stages, int leads) {

    public static final String TYPE = "STAGE_CLEAR";
}
