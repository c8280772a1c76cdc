package foyer.transfer;

import foyer.entitlements.EntitlementException;
import foyer.files.FileId;
import foyer.files.Files;
import foyer.jobs.JobProgress;
import foyer.jobs.JobRun;
import foyer.transfer.ChunkReader.Chunk;
import foyer.transfer.ImportErrorQueries.Refused;
import foyer.transfer.table.Table;
import foyer.transfer.table.TableRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads files of rows and makes records of them, for any kind of record. A run goes through the file chunk by chunk, each
 * one transaction with where the run stands: killed at any moment, it goes on with the first row that was not stored, and
 * no row is stored twice. Never more than two chunks are in memory.
 */
@Component
public class Imports {

    public static final int MAX_COLUMNS = Table.MAX_COLUMNS;

    private static final int CHUNK = 2_000;

    private final Files files;
    private final ImportErrorQueries errors;
    private final ErrorFiles errorFiles;
    private final RowProblems problems;
    private final Processor processor;

    Imports(Files files, ImportErrorQueries errors, ErrorFiles errorFiles, RowProblems problems, Processor processor) {
        this.files = files;
        this.errors = errors;
        this.errorFiles = errorFiles;
        this.problems = problems;
        this.processor = processor;
    }

    /**
     * What is to be imported.
     *
     * @param mapping null for the one that is guessed
     */
    public record Order(FileId file, @Nullable List<ColumnMapping> mapping, DuplicateRule duplicates) {}

    /**
     * What the beginning of the file would become.
     *
     * @throws TableException when it is no table
     */
    public <V> ImportPreview preview(Order order, ImportTarget<V> target) throws IOException {
        var session = target.open(order.duplicates());
        var words = problems.worded();
        try (var copy = LocalCopy.of(files.read(order.file(), 0))) {
            var file = processor.call(() -> ImportFile.open(copy));
            var mapping = file.mapping(order.mapping(), session.fields());
            var first = processor.call(() -> file.first(mapping, session, words));
            return file.preview(mapping, first, session.foresee(first.good()));
        }
    }

    /**
     * Imports the file, from where the run stands.
     *
     * @throws TableException when it is no table: nothing was stored then
     * @throws ImportStoppedException when the plan has no room for more
     */
    public <V> ImportReport run(JobRun run, Order order, ImportTarget<V> target) throws IOException {
        var session = target.open(order.duplicates());
        var words = problems.worded();
        try (var copy = LocalCopy.of(files.read(order.file(), 0))) {
            var file = processor.call(() -> ImportFile.open(copy));
            var mapping = file.mapping(order.mapping(), session.fields());
            try (var reader = processor.call(() -> file.read(mapping, session, words))) {
                var stand = store(run, file.rows(), reader, session);
                return report(run, file, stand, target.permission());
            }
        }
    }

    /** While one chunk is stored, the next one is read, and what those before left behind is looked after. */
    private <V> ImportStand store(JobRun run, long total, ChunkReader<V> reader, ImportSession<V> session) {
        var before = run.state(ImportStand.class);
        var stand = before == null ? ImportStand.START : before;
        var start = stand.row();
        var next = processor.begin(() -> {
            reader.skipTo(start);
            return reader.next(CHUNK);
        });
        try (var upkeep = new Upkeep(session::lookAfter)) {
            while (true) {
                var chunk = Processor.await(next);
                if (!chunk.last()) {
                    next = processor.begin(() -> reader.next(CHUNK));
                }
                if (!chunk.rows().isEmpty()) {
                    stand = store(run, stand, total, chunk, session);
                    upkeep.begin();
                }
                if (chunk.last()) {
                    return stand;
                }
            }
        }
    }

    private <V> ImportStand store(
            JobRun run, ImportStand before, long total, Chunk<V> chunk, ImportSession<V> session) {
        var job = run.id().value();
        var good = new ArrayList<V>();
        var rows = new ArrayList<TableRow>();
        var refused = new ArrayList<Refused>();
        for (var i = 0; i < chunk.rows().size(); i++) {
            switch (chunk.parsed().get(i)) {
                case ParsedRow.Good<V> row -> {
                    good.add(row.value());
                    rows.add(chunk.rows().get(i));
                }
                case ParsedRow.Bad<V> row -> refused.add(refused(chunk.rows().get(i), row.problems()));
            }
        }
        try {
            return run.step(JobProgress.of(before.done() + chunk.rows().size(), total), () -> {
                var outcomes = session.store(job, good);
                var all = with(refused, rows, outcomes);
                errors.insert(job, all);
                return before.after(chunk, outcomes, all.size());
            });
        } catch (EntitlementException e) {
            throw new ImportStoppedException(e, before.report(total, null));
        }
    }

    /** The rows that could not be read and those that could not be stored; anew each time, since the work may be redone. */
    private static List<Refused> with(List<Refused> unread, List<TableRow> rows, List<RowOutcome> outcomes) {
        var all = new ArrayList<>(unread);
        for (var i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof RowOutcome.Refused unstored) {
                all.add(refused(rows.get(i), unstored.problems()));
            }
        }
        return all;
    }

    private static Refused refused(TableRow row, List<RowProblem> problems) {
        return new Refused(row.number(), row.cells(), RowProblem.line(problems));
    }

    private ImportReport report(JobRun run, ImportFile file, ImportStand stand, String permission) throws IOException {
        var job = run.id().value();
        var errorFile = stand.failed() == 0 ? null : errorFiles.write(job, file.header(), permission);
        var more = errorFile != null;
        while (more) {
            more = run.write(null, JobProgress.of(stand.done(), file.rows()), () -> errors.delete(job, CHUNK));
        }
        return stand.report(file.rows(), errorFile);
    }
}
