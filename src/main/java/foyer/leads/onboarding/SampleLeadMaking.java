package foyer.leads.onboarding;

import foyer.leads.LeadDraft;
import foyer.leads.LeadId;
import foyer.leads.LeadInputs;
import foyer.leads.LeadNoteService;
import foyer.leads.LeadService;
import foyer.leads.LeadStageService;
import foyer.leads.onboarding.BlueprintLeads.SampleLead;
import foyer.leads.pipelines.StageId;
import foyer.platform.money.MoneyInput;
import foyer.tenancy.MembershipId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes one sample lead: new in the first stage, then moved and written on, so that it has a history. */
@Component
class SampleLeadMaking {

    private final LeadService service;
    private final LeadStageService stages;
    private final LeadNoteService notes;

    SampleLeadMaking(LeadService service, LeadStageService stages, LeadNoteService notes) {
        this.service = service;
        this.stages = stages;
        this.notes = notes;
    }

    LeadId make(SampleLead sample, Map<String, StageId> stagesByKey, List<MembershipId> members) {
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
        return lead.id();
    }

    private static @Nullable MembershipId assignee(SampleLead sample, List<MembershipId> members) {
        var nth = sample.assignee();
        return nth == null || members.isEmpty() ? null : members.get(nth % members.size());
    }
}
