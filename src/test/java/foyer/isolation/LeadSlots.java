package foyer.isolation;

import java.util.Map;

/** Where the operations of leads, their pipelines and forms take ids, and of which kind. */
final class LeadSlots {

    static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("Query.lead.id", "lead"),
            Map.entry("Query.leads.view", "view"),
            Map.entry("LeadFilter.stages", "stage"),
            Map.entry("LeadFilter.assignees", "mem"),
            Map.entry("LeadFilter.pipelines", "pipe"),
            Map.entry("LeadFilter.teams", "team"),
            Map.entry("LeadCreateInput.stage", "stage"),
            Map.entry("LeadCreateInput.assignee", "mem"),
            Map.entry("LeadUpdateInput.id", "lead"),
            Map.entry("LeadAssignInput.ids", "lead"),
            Map.entry("LeadAssignInput.to", "mem"),
            Map.entry("LeadMoveStageInput.id", "lead"),
            Map.entry("LeadMoveStageInput.stage", "stage"),
            Map.entry("LeadArchiveInput.ids", "lead"),
            Map.entry("Query.leadBoard.pipeline", "pipe"),
            Map.entry("PipelineUpdateInput.id", "pipe"),
            Map.entry("PipelineDeleteInput.id", "pipe"),
            Map.entry("PipelineDeleteInput.moveLeadsTo", "pipe"),
            Map.entry("StageCreateInput.pipeline", "pipe"),
            Map.entry("StageUpdateInput.id", "stage"),
            Map.entry("StageReorderInput.pipeline", "pipe"),
            Map.entry("StageReorderInput.stages", "stage"),
            Map.entry("StageDeleteInput.id", "stage"),
            Map.entry("StageDeleteInput.moveLeadsTo", "stage"),
            Map.entry("LeadRestoreInput.ids", "lead"),
            Map.entry("LeadNoteAddInput.id", "lead"),
            Map.entry("Query.leadForm.id", "form"),
            Map.entry("LeadFormCreateInput.assignee", "mem"),
            Map.entry("LeadFormCreateInput.stage", "stage"),
            Map.entry("LeadFormUpdateInput.id", "form"),
            Map.entry("LeadFormUpdateInput.assignee", "mem"),
            Map.entry("LeadFormUpdateInput.stage", "stage"),
            Map.entry("LeadFormArchiveInput.id", "form"),
            Map.entry("LeadFormRestoreInput.id", "form"),
            Map.entry("LeadFormTokenRenewInput.id", "form"),
            Map.entry("LeadImportInput.fileId", "file"),
            Map.entry("LeadImportRevertInput.job", "job"));

    private LeadSlots() {}
}
