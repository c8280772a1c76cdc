package foyer.tenancy.export;

import foyer.audit.AuditExports;
import foyer.files.FilesExport;
import foyer.files.StoredFile;
import foyer.platform.export.ExportPart;
import foyer.platform.export.ExportRows;
import foyer.platform.export.ExportTable;
import foyer.platform.time.TenantClock;
import foyer.tenancy.Tenant;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes all that the tenant acted in has: a page of rows and a piece of a file at a time, so that neither memory nor a
 * connection is held for the whole. It is no snapshot: a row is as it was when its page was read.
 */
@Component
class TenantArchives {

    private final List<ExportPart> parts;
    private final ExportRows rows;
    private final AuditExports audit;
    private final FilesExport files;
    private final JsonMapper json;
    private final TenantClock clock;

    TenantArchives(
            List<ExportPart> parts,
            ExportRows rows,
            AuditExports audit,
            FilesExport files,
            JsonMapper json,
            TenantClock clock) {
        this.parts = parts;
        this.rows = rows;
        this.audit = audit;
        this.files = files;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Writes the archive.
     *
     * @param progress told how many lines and files are written, often; ends the writing by what it throws
     */
    void write(Tenant tenant, OutputStream out, LongConsumer progress) throws IOException {
        var archive = new TenantArchive(out, json, clock.now());
        for (var table : tables()) {
            write(table, archive, progress);
        }
        writeLog(archive, progress);
        writeFiles(archive, progress);
        archive.end(Map.of("id", tenant.id().value(), "name", tenant.name(), "slug", tenant.slug()));
    }

    private List<ExportTable> tables() {
        return parts.stream()
                .flatMap(part -> part.tables().stream())
                .sorted(Comparator.comparing(ExportTable::name))
                .toList();
    }

    private void write(ExportTable table, TenantArchive archive, LongConsumer progress) throws IOException {
        try (var lines = archive.lines(table.name() + ".jsonl", table.names())) {
            for (var page : rows.pages(table)) {
                for (var line : page) {
                    lines.add(line);
                }
                progress.accept(archive.written());
            }
        }
    }

    /** What {@code verify-audit} proves, as {@code auditExport} writes it. */
    private void writeLog(TenantArchive archive, LongConsumer progress) throws IOException {
        try (var lines = archive.lines("audit.jsonl", null)) {
            for (var line : audit.lines()) {
                lines.add(line.getBytes(StandardCharsets.UTF_8));
                progress.accept(archive.written());
            }
        }
    }

    private void writeFiles(TenantArchive archive, LongConsumer progress) throws IOException {
        for (var file : files.files()) {
            write(file, archive, progress);
            progress.accept(archive.written());
        }
    }

    private void write(StoredFile file, TenantArchive archive, LongConsumer progress) throws IOException {
        try (var bytes = files.read(file.id())) {
            var id = file.id().value().toString();
            archive.file(id, file.name(), bytes, () -> progress.accept(archive.written()));
        } catch (NoSuchFileException _) {
            archive.missing();
        }
    }
}
