package foyer.leads;

import foyer.leads.BlueprintLeads.SampleLead;
import foyer.platform.money.MoneyInput;
import foyer.tenancy.Blueprint;
import foyer.tenancy.MembershipId;
import foyer.tenancy.SampleData;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives a demo tenant leads to look at, through the services that people use. */
@Component
class LeadSamples implements SampleData {

    private static final String LEADS = "leads.json";

    private final LeadBlueprints blueprints;
    private final PipelineQueries pipelines;
    private final LeadService service;
    private final LeadStageService stages;
    private final LeadNoteService notes;

    LeadSamples(
            LeadBlueprints blueprints,
            PipelineQueries pipelines,
            LeadService service,
            LeadStageService stages,
            LeadNoteService notes) {
        this.blueprints = blueprints;
        this.pipelines = pipelines;
        this.service = service;
        this.stages = stages;
        this.notes = notes;
    }

    @Override
    public void load(Blueprint blueprint, List<MembershipId> members) {
        var file = blueprints.read(blueprint, LEADS, BlueprintLeads.class);
        if (file.isEmpty()) {
            return;
        }
        var byKey = pipelines.all().getFirst().stages().stream().collect(Collectors.toMap(Stage::key, Stage::id));
        file.get().leads().forEach(sample -> make(sample, byKey, members));
    }

    /** New in the first stage, then moved: each lead has a history. */
    private void make(SampleLead sample, Map<String, StageId> stagesByKey, List<MembershipId> members) {
        var stage = stagesByKey.get(sample.stage());
        if (stage == null) {
            throw new IllegalArgumentException("no stage " + sample.stage() + " for the sample lead " + sample.title());
        }
        var lead = service.create(new LeadDraft(
                sample.title(),
                null,
                assignee(sample, members),
                sample.source(),
                sample.sourceDetail(),
                sample.valueMinor() == null ? null : new MoneyInput(sample.valueMinor(), null),
                sample.score(),
                sample.contact(),
                null));
        stages.move(new LeadInputs.MoveStage(lead.id(), stage, sample.lostReason()));
        for (var body : sample.notes() == null ? List.<String>of() : sample.notes()) {
            notes.add(new LeadInputs.NoteAdd(lead.id(), body, null));
        }
    }

    private static @Nullable MembershipId assignee(SampleLead sample, List<MembershipId> members) {
        var nth = sample.assignee();
        return nth == null || members.isEmpty() ? null : members.get(nth % members.size());
    }
}
