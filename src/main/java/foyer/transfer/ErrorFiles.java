package foyer.transfer;

import foyer.entitlements.EntitlementException;
import foyer.files.FileId;
import foyer.files.FilePurpose;
import foyer.files.Files;
import foyer.files.NewFile;
import foyer.platform.messages.Messages;
import foyer.transfer.table.SafeCsv;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes the rows that were not imported into a file that can be mended and imported again. */
@Component
class ErrorFiles {

    private static final int PAGE = 1_000;

    private final Files files;
    private final ImportErrorQueries errors;
    private final Messages messages;

    ErrorFiles(Files files, ImportErrorQueries errors, Messages messages) {
        this.files = files;
        this.errors = errors;
        this.messages = messages;
    }

    /**
     * The job's file of errors, made once: the columns of its file, then the row's number and what is wrong with it. Where the
     * storage is full it is one that the plan does not count and that goes by itself.
     */
    FileId write(UUID job, List<String> header, String permission) throws IOException {
        try {
            return write(job, header, permission, FilePurpose.EXPORT);
        } catch (EntitlementException _) {
            // An import that has stored its rows has not failed for that: whoever took it for failed would store them
            // again.
            return write(job, header, permission, FilePurpose.ARCHIVE);
        }
    }

    private FileId write(UUID job, List<String> header, String permission, FilePurpose purpose) throws IOException {
        var name = messages.get("transfer.errorFile");
        var file = new NewFile(name, "text/csv", purpose, "import-errors:" + job, permission);
        return files.write(file, out -> {
                    var csv = new SafeCsv(out);
                    csv.row(with(header, messages.get("transfer.errorRow"), messages.get("transfer.errorProblems")));
                    rows(job, csv);
                    csv.flush();
                })
                .id();
    }

    private void rows(UUID job, SafeCsv csv) {
        var last = 0L;
        var page = errors.after(job, last, PAGE);
        while (!page.isEmpty()) {
            page.forEach(row -> csv.row(with(row.cells(), String.valueOf(row.number()), row.problems())));
            last = page.getLast().number();
            page = errors.after(job, last, PAGE);
        }
    }

    private static List<String> with(List<String> cells, String number, String problems) {
        var row = new ArrayList<>(cells);
        row.add(number);
        row.add(problems);
        return row;
    }
}
