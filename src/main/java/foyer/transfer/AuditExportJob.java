package foyer.transfer;

import foyer.audit.AuditExports;
import foyer.entitlements.EntitlementException;
import foyer.files.FileId;
import foyer.files.FilePurpose;
import foyer.files.FileTooLargeException;
import foyer.files.Files;
import foyer.files.NewFile;
import foyer.files.StoredFile;
import foyer.jobs.JobDefinition;
import foyer.jobs.JobFailure;
import foyer.jobs.JobHandler;
import foyer.jobs.JobRun;
import foyer.platform.security.AccessState;
import foyer.transfer.table.SafeCsv;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Writes the tenant's audit log into a file, page by page. */
@Component
class AuditExportJob implements JobHandler<AuditExportJob.Input, AuditExportJob.Output> {

    static final String TYPE = "AUDIT_EXPORT";

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final AuditExports exports;
    private final Files files;

    AuditExportJob(AuditExports exports, Files files) {
        this.exports = exports;
        this.files = files;
    }

    /** The schema's {@code AuditExportFormat}. */
    enum Format {
        CSV,
        JSONL
    }

    record Input(Format format) {}

    record Output(FileId file) {}

    @Override
    public JobDefinition<Input, Output> definition() {
        return JobDefinition.of(TYPE, Input.class, Output.class)
                .permission("AUDIT_READ")
                .allowedWhen(AccessState.READ_ONLY, AccessState.BLOCKED)
                .timeout(LONGEST);
    }

    @Override
    public Output run(JobRun run, Input input) throws IOException {
        try {
            return new Output(written(run, input.format()).id());
        } catch (EntitlementException e) {
            throw JobFailure.finally_(AuditExportErrorCode.STORAGE_FULL).causedBy(e);
        } catch (FileTooLargeException e) {
            throw JobFailure.finally_(AuditExportErrorCode.FILE_TOO_LARGE).causedBy(e);
        }
    }

    private StoredFile written(JobRun run, Format format) throws IOException {
        var key = "audit-export:" + run.id();
        return switch (format) {
            case CSV -> files.write(file("audit.csv", "text/csv", key), out -> table(run, out));
            case JSONL -> files.write(file("audit.jsonl", "application/jsonl", key), out -> lines(run, out));
        };
    }

    private static NewFile file(String name, String contentType, String key) {
        return new NewFile(name, contentType, FilePurpose.takenOut(), key, "AUDIT_READ");
    }

    private void table(JobRun run, OutputStream out) throws IOException {
        var csv = new SafeCsv(out);
        csv.row(exports.columns());
        var rows = 0L;
        for (var row : exports.rows()) {
            csv.row(row);
            run.progress(++rows, null, null);
        }
        csv.flush();
    }

    private void lines(JobRun run, OutputStream out) throws IOException {
        var lines = 0L;
        for (var line : exports.lines()) {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
            run.progress(++lines, null, null);
        }
    }
}
