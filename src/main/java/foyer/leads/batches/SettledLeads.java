package foyer.leads.batches;

import foyer.leads.CheckedLead;
import foyer.leads.pipelines.PipelineQueries;
import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageId;
import foyer.leads.sla.FirstResponses;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the leads of a batch come in: their stages may have changed since they were read for it. */
@Component
class SettledLeads {

    private final PipelineQueries pipelines;
    private final FirstResponses responses;

    SettledLeads(PipelineQueries pipelines, FirstResponses responses) {
        this.pipelines = pipelines;
        this.responses = responses;
    }

    /**
     * The same leads in their stages as they are now, which are held; those of a stage that was deleted since are in the one
     * that new leads start in.
     */
    List<CheckedLead> settled(List<CheckedLead> leads) {
        var wanted = leads.stream().map(lead -> lead.stage().id()).collect(Collectors.toSet());
        var there = pipelines.hold(wanted);
        var start = there.size() == wanted.size() ? null : pipelines.holdFirst();
        return leads.stream().map(lead -> lead.in(stage(lead, there, start))).toList();
    }

    private static Stage stage(CheckedLead lead, Map<StageId, Stage> there, @Nullable Stage start) {
        var stage = there.get(lead.stage().id());
        if (stage != null) {
            return stage;
        }
        return start == null ? lead.stage() : start;
    }

    /** By when those in each stage have to be answered; null for never. */
    Map<StageId, @Nullable Instant> dues(List<CheckedLead> settled, Instant at) {
        return responses.dues(
                settled.stream().map(CheckedLead::stage).distinct().toList(), at);
    }
}
