package foyer.mutations;

import foyer.files.FileApi;
import foyer.testing.Awaited;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The mutations on leads. */
final class LeadDeeds {

    private static final byte[] PERSON = "Name\nAmina\n".getBytes(StandardCharsets.UTF_8);

    /** Of nobody, so that its job leaves nothing behind. */
    private static final byte[] CSV = "Email\nnobody\n".getBytes(StandardCharsets.UTF_8);

    private LeadDeeds() {}

    static Stream<Deed> all() {
        return Stream.of(
                Deed.of("leadCreate")
                        .leaves("lead.create", "lead.created", "CREATED")
                        .given(stage -> Map.of("title", "A roof"))
                        .refused(stage -> Map.of("title", " ")),
                Deed.of("leadUpdate")
                        .leaves("lead.update", "lead.updated", "UPDATED")
                        .given(stage -> Map.of("id", lead(stage), "score", 70))
                        .refused(stage -> Map.of("id", "lead_" + Deed.NOWHERE, "score", 70)),
                Deed.of("leadAssign")
                        .leaves("lead.assign", "lead.assigned", "ASSIGNED")
                        .given(stage -> Map.of(
                                "ids", List.of(lead(stage)), "to", stage.owner().membershipId()))
                        .refused(stage -> Map.of(
                                "ids",
                                List.of("lead_" + Deed.NOWHERE),
                                "to",
                                stage.owner().membershipId())),
                Deed.of("leadMoveStage")
                        .leaves("lead.move_stage", "lead.stage_moved", "STAGE_MOVED")
                        .given(stage -> Map.of("id", lead(stage), "stage", secondStage(stage)))
                        .refused(stage -> Map.of("id", "lead_" + Deed.NOWHERE, "stage", secondStage(stage))),
                Deed.of("leadArchive")
                        .leaves("lead.archive", "lead.archived", "ARCHIVED")
                        .given(stage -> Map.of("ids", List.of(lead(stage))))
                        .refused(stage -> Map.of("ids", List.of("lead_" + Deed.NOWHERE))),
                Deed.of("leadRestore")
                        .leaves("lead.restore", "lead.restored", "RESTORED")
                        .given(stage -> Map.of("ids", List.of(archivedLead(stage))))
                        .refused(stage -> Map.of("ids", List.of("lead_" + Deed.NOWHERE))),
                Deed.of("leadNoteAdd")
                        .leaves("lead.note_add", "lead.note_added", "NOTE_ADDED")
                        .given(stage -> Map.of("id", lead(stage), "body", "Call on Sunday."))
                        .refused(stage -> Map.of("id", "lead_" + Deed.NOWHERE, "body", "Call on Sunday.")),
                Deed.of("leadActivityLog")
                        .leaves("lead.activity_log", "lead.activity_logged", "CALL")
                        .given(stage -> Map.of("id", lead(stage), "kind", "CALL", "body", "Call again on Sunday."))
                        .refused(stage -> Map.of("id", "lead_" + Deed.NOWHERE, "kind", "CALL")),
                Deed.of("leadFilesAdd")
                        .leaves("lead.files_add", "lead.files_added", "FILE_ADDED")
                        .given(stage -> Map.of("id", lead(stage), "fileIds", List.of(file(stage))))
                        .refused(stage -> Map.of("id", lead(stage), "fileIds", List.of("file_" + Deed.NOWHERE))),
                Deed.of("leadFilesRemove")
                        .leaves("lead.files_remove", "lead.files_removed", "FILE_REMOVED")
                        .given(LeadDeeds::filed)
                        .refused(stage -> Map.of("id", lead(stage), "fileIds", List.of("file_" + Deed.NOWHERE))),
                Deed.of("leadImport")
                        .leaves("job.create", "job.created", "")
                        .given(stage ->
                                Map.of("fileId", new FileApi(stage.owner()).upload("a.csv", "text/csv", "IMPORT", CSV)))
                        .refused(stage -> Map.of("fileId", "file_" + Deed.NOWHERE)),
                Deed.of("leadImportRevert")
                        .leaves("job.create", "job.created", "")
                        .given(stage -> Map.of("job", endedImport(stage), "dryRun", true))
                        .refused(stage -> Map.of("job", "job_" + Deed.NOWHERE)),
                Deed.of("leadBulkUpdate")
                        .leaves("job.create", "job.created", "")
                        .given(stage -> bulk(List.of(lead(stage)), Map.of("doNotContact", false)))
                        .refused(stage -> bulk(List.of(lead(stage)), Map.of())),
                Deed.of("leadErase")
                        .leaves("lead.erase", "lead.erased", "")
                        .given(stage -> Map.of("ids", List.of(lead(stage)), "reason", "Asked for it"))
                        .refused(_ -> Map.of("ids", List.of("lead_" + Deed.NOWHERE), "reason", "Asked for it")),
                Deed.of("leadEraseUndo")
                        .leaves("lead.erase_undo", "lead.erasure_undone", "")
                        .given(stage -> Map.of("id", erasure(stage)))
                        .refused(_ -> Map.of("id", "lerase_" + Deed.NOWHERE)),
                Deed.of("leadExport")
                        .leaves("job.create", "job.created", "")
                        .given(stage -> Map.of())
                        .refused(stage -> Map.of("columns", List.of())));
    }

    private static String file(Stage stage) {
        return new FileApi(stage.owner()).picture();
    }

    /** A lead and a file that it has. */
    private static Map<String, ?> filed(Stage stage) {
        Map<String, ?> input = Map.of("id", lead(stage), "fileIds", List.of(file(stage)));
        stage.owner()
                .client()
                .post(
                        "mutation($input: LeadFilesAddInput!) { leadFilesAdd(input: $input) { userErrors { code } } }",
                        Map.of("input", input))
                .succeeded("leadFilesAdd");
        return input;
    }

    private static String lead(Stage stage) {
        return stage.owner()
                .client()
                .post("mutation { leadCreate(input: { title: \"A roof\" }) { lead { id } } }")
                .text("leadCreate.lead.id");
    }

    private static String endedImport(Stage stage) {
        var file = new FileApi(stage.owner()).upload("a.csv", "text/csv", "IMPORT", PERSON);
        var job = stage.owner()
                .client()
                .run("leads/leadImport", Map.of("input", Map.of("fileId", file)))
                .succeeded("leadImport")
                .text("leadImport.job.id");
        Awaited.until(() -> stage.owner()
                .client()
                .post("{ job(id: \"" + job + "\") { status } }")
                .text("job.status")
                .equals("COMPLETED"));
        return job;
    }

    private static String erasure(Stage stage) {
        return stage.owner()
                .client()
                .post(
                        "mutation($input: LeadEraseInput!) { leadErase(input: $input) { erasure { id } userErrors { code } } }",
                        Map.of("input", Map.of("ids", List.of(lead(stage)), "reason", "Asked for it")))
                .succeeded("leadErase")
                .text("leadErase.erasure.id");
    }

    private static Map<String, ?> bulk(List<String> leads, Map<String, ?> changes) {
        return Map.of("target", Map.of("ids", leads), "changes", changes);
    }

    private static String archivedLead(Stage stage) {
        var id = lead(stage);
        stage.owner()
                .client()
                .run("leads/leadArchive", Map.of("input", Map.of("ids", List.of(id))))
                .succeeded("leadArchive");
        return id;
    }

    private static String secondStage(Stage stage) {
        return stage.owner().client().post("{ pipelines { stages { id } } }").text("pipelines.0.stages.1.id");
    }
}
