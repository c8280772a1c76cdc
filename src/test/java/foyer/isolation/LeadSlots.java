package foyer.isolation;

import foyer.files.FileApi;
import foyer.files.Samples;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where the operations of leads, their pipelines and forms take ids, and of which kind. */
final class LeadSlots {

    static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("Query.lead.id", "lead"),
            Map.entry("Query.leads.view", "view"),
            Map.entry("Query.leadBoard.view", "view"),
            Map.entry("Query.leadStats.view", "view"),
            Map.entry("Subscription.leadChanged.view", "view"),
            Map.entry("LeadImportInput.list", "llist"),
            Map.entry("LeadExportInput.view", "view"),
            Map.entry("LeadBulkTargetInput.view", "view"),
            Map.entry("Query.leadList.id", "llist"),
            Map.entry("LeadListUpdateInput.id", "llist"),
            Map.entry("LeadListDeleteInput.id", "llist"),
            Map.entry("LeadListAddLeadsInput.id", "llist"),
            Map.entry("LeadListAddLeadsInput.leads", "lead"),
            Map.entry("LeadListRemoveLeadsInput.id", "llist"),
            Map.entry("LeadListRemoveLeadsInput.leads", "lead"),
            Map.entry("LeadFilter.list", "llist"),
            Map.entry("LeadFilter.stages", "stage"),
            Map.entry("LeadFilter.assignees", "mem"),
            Map.entry("LeadFilter.pipelines", "pipe"),
            Map.entry("LeadFilter.teams", "team"),
            Map.entry("LeadCreateInput.stage", "stage"),
            Map.entry("LeadCreateInput.assignee", "mem"),
            Map.entry("LeadCreateInput.team", "team"),
            Map.entry("LeadUpdateInput.team", "team"),
            Map.entry("LeadBulkChangesInput.team", "team"),
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
            Map.entry("LeadBulkTargetInput.ids", "lead"),
            Map.entry("LeadBulkChangesInput.stage", "stage"),
            Map.entry("LeadBulkChangesInput.assignee", "mem"),
            Map.entry("LeadRestoreInput.ids", "lead"),
            Map.entry("LeadNoteAddInput.id", "lead"),
            Map.entry("LeadActivityLogInput.id", "lead"),
            Map.entry("LeadFilesAddInput.id", "lead"),
            Map.entry("LeadFilesAddInput.fileIds", "file"),
            Map.entry("LeadFilesRemoveInput.id", "lead"),
            Map.entry("LeadFilesRemoveInput.fileIds", "file"),
            Map.entry("Query.leadForm.id", "form"),
            Map.entry("LeadFormCreateInput.assignee", "mem"),
            Map.entry("LeadFormCreateInput.stage", "stage"),
            Map.entry("LeadFormUpdateInput.id", "form"),
            Map.entry("LeadFormUpdateInput.assignee", "mem"),
            Map.entry("LeadFormUpdateInput.stage", "stage"),
            Map.entry("LeadFormArchiveInput.id", "form"),
            Map.entry("LeadFormRestoreInput.id", "form"),
            Map.entry("LeadFormTokenRenewInput.id", "form"),
            Map.entry("LeadAssignInput.rule", "arule"),
            Map.entry("AssignmentRuleSaveInput.id", "arule"),
            Map.entry("AssignmentRuleSaveInput.team", "team"),
            Map.entry("AssignmentMemberInput.member", "mem"),
            Map.entry("AssignmentMemberInput.forms", "form"),
            Map.entry("AssignmentRuleDeleteInput.id", "arule"),
            Map.entry("LeadMergeInput.keep", "lead"),
            Map.entry("LeadMergeInput.merge", "lead"),
            Map.entry("LeadMergeFieldInput.from", "lead"),
            Map.entry("LeadMergeCustomFieldInput.from", "lead"),
            Map.entry("LeadMergeUndoInput.id", "merge"),
            Map.entry("LeadEraseInput.ids", "lead"),
            Map.entry("LeadEraseUndoInput.id", "lerase"),
            Map.entry("LeadImportInput.fileId", "file"),
            Map.entry("LeadImportRevertInput.job", "job"));

    private LeadSlots() {}

    static String lead(TestMember member, String word) {
        var input = Map.of(
                "title",
                word + " title",
                "assignee",
                member.membershipId(),
                "sourceDetail",
                word + " campaign",
                "contact",
                Map.of("name", word + " contact", "company", word + " company"));
        return member.client()
                .post(
                        "mutation($input: LeadCreateInput!) { leadCreate(input: $input) { lead { id } userErrors { code } } }",
                        Map.of("input", input))
                .succeeded("leadCreate")
                .text("leadCreate.lead.id");
    }

    /** A picture that the lead has. */
    static String file(TestMember member, String word, String lead) {
        var file = new FileApi(member).upload(word + " picture.png", "image/png", "MEDIA", Samples.png());
        member.client()
                .post(
                        "mutation($input: LeadFilesAddInput!) { leadFilesAdd(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("id", lead, "fileIds", List.of(file))))
                .succeeded("leadFilesAdd");
        return file;
    }

    static String note(TestMember member, String word, String lead) {
        return member.client()
                .post(
                        "mutation($input: LeadNoteAddInput!) { leadNoteAdd(input: $input) { note { id } userErrors { code } } }",
                        Map.of("input", Map.of("id", lead, "body", word + " note")))
                .succeeded("leadNoteAdd")
                .text("leadNoteAdd.note.id");
    }

    /** What became of it last. */
    static String newestActivity(TestMember member, String lead) {
        var timeline = member.client()
                .post("query($id: ID!) { lead(id: $id) { timeline(first: 1) { nodes { id } } } }", Map.of("id", lead));
        return timeline.text("lead.timeline.nodes.0.id");
    }

    /** One that no new lead goes by. */
    static String rule(TestMember member, String word) {
        var members = List.of(Map.of("member", member.membershipId()));
        return member.client()
                .post(
                        "mutation($input: AssignmentRuleSaveInput!) { assignmentRuleSave(input: $input) { assignmentRule { id } userErrors { code } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "name",
                                        word + " rule " + UUID.randomUUID(),
                                        "kind",
                                        "ROUND_ROBIN",
                                        "active",
                                        false,
                                        "members",
                                        members)))
                .succeeded("assignmentRuleSave")
                .text("assignmentRuleSave.assignmentRule.id");
    }

    /** Of two leads that are made for it. */
    static String merge(TestMember member, String word) {
        var create =
                "mutation($title: String!) { leadCreate(input: { title: $title }) { lead { id } userErrors { code } } }";
        var keep = member.client()
                .post(create, Map.of("title", word + " kept"))
                .succeeded("leadCreate")
                .text("leadCreate.lead.id");
        var other = member.client()
                .post(create, Map.of("title", word + " merged"))
                .succeeded("leadCreate")
                .text("leadCreate.lead.id");
        return member.client()
                .post(
                        "mutation($input: LeadMergeInput!) { leadMerge(input: $input) { merge { id } userErrors { code } } }",
                        Map.of("input", Map.of("keep", keep, "merge", List.of(other))))
                .succeeded("leadMerge")
                .text("leadMerge.merge.id");
    }

    /** Of a lead that is made for it. */
    static String erasure(TestMember member, String word) {
        var lead = member.client()
                .post(
                        "mutation($title: String!) { leadCreate(input: { title: $title }) { lead { id } userErrors { code } } }",
                        Map.of("title", word + " erased"))
                .succeeded("leadCreate")
                .text("leadCreate.lead.id");
        return member.client()
                .post(
                        "mutation($input: LeadEraseInput!) { leadErase(input: $input) { erasure { id } userErrors { code } } }",
                        Map.of("input", Map.of("ids", List.of(lead), "reason", word + " asked for it")))
                .succeeded("leadErase")
                .text("leadErase.erasure.id");
    }

    /** With the lead on it; the names of somebody's lists differ. */
    static String list(TestMember member, String word, String lead) {
        var id = member.client()
                .post(
                        "mutation($name: String!) { leadListCreate(input: { name: $name }) { leadList { id } userErrors { code } } }",
                        Map.of("name", word + " list " + UUID.randomUUID()))
                .succeeded("leadListCreate")
                .text("leadListCreate.leadList.id");
        member.client()
                .post(
                        "mutation($input: LeadListAddLeadsInput!) { leadListAddLeads(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("id", id, "leads", List.of(lead))))
                .succeeded("leadListAddLeads");
        return id;
    }
}
