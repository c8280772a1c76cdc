package foyer.leads.reverting;

import foyer.files.FileId;
import foyer.files.FilePurpose;
import foyer.files.Files;
import foyer.files.NewFile;
import foyer.jobs.JobId;
import foyer.leads.LeadId;
import foyer.platform.messages.Messages;
import foyer.transfer.table.SafeCsv;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes the leads that a revert has left, and why, into a file. */
@Component
class KeptFiles {

    private static final int PAGE = 1_000;

    private final Files files;
    private final RevertQueries queries;
    private final Messages messages;

    KeptFiles(Files files, RevertQueries queries, Messages messages) {
        this.files = files;
        this.queries = queries;
        this.messages = messages;
    }

    /** The revert's file, made once. */
    FileId write(JobId revert, JobId imported) throws IOException {
        var file = new NewFile(
                messages.get("leads.keptFile"),
                "text/csv",
                FilePurpose.EXPORT,
                "import-revert:" + revert,
                LeadRevertJob.PERMISSION);
        return files.write(file, out -> {
                    var csv = new SafeCsv(out);
                    csv.row(List.of(
                            messages.get("leads.column.ID"),
                            messages.get("leads.column.TITLE"),
                            messages.get("leads.keptReason")));
                    rows(imported, csv);
                    csv.flush();
                })
                .id();
    }

    private void rows(JobId imported, SafeCsv csv) {
        var page = queries.kept(imported, null, PAGE);
        while (!page.isEmpty()) {
            page.forEach(lead -> csv.row(Arrays.asList(
                    new LeadId(lead.lead()).toString(), lead.title(), messages.get("KeptReason." + lead.reason()))));
            page = queries.kept(imported, page.getLast().id(), PAGE);
        }
    }
}
