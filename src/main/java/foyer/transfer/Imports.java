package foyer.transfer;

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

    private static final int CHUNK = 1_000;

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

    /** Where a run stands: the last row that was dealt with, and what became of those so far. */
    private record Stand(long row, long done, long created, long duplicates, long failed) {

        private static final Stand START = new Stand(0, 0, 0, 0, 0);

        Stand after(Chunk<?> chunk, List<RowOutcome> outcomes) {
            var made = outcomes.stream().filter(RowOutcome.CREATED::equals).count();
            var size = chunk.rows().size();
            return new Stand(
                    chunk.lastRow(row),
                    done + size,
                    created + made,
                    duplicates + outcomes.size() - made,
                    failed + size - outcomes.size());
        }
    }

    /**
     * What the beginning of the file would become.
     *
     * @throws TableException when it is no table
     */
    public <V> ImportPreview preview(Order order, ImportTarget<V> target) throws IOException {
        var session = target.open(order.duplicates());
        var surplus = problems.surplus();
        try (var copy = LocalCopy.of(files.read(order.file(), 0))) {
            return processor.call(() -> {
                var file = ImportFile.open(copy);
                var mapping = file.mapping(order.mapping(), target.fields());
                return file.preview(mapping, session, surplus);
            });
        }
    }

    /**
     * Imports the file, from where the run stands.
     *
     * @throws TableException when it is no table: nothing was stored then
     */
    public <V> ImportReport run(JobRun run, Order order, ImportTarget<V> target) throws IOException {
        var session = target.open(order.duplicates());
        var surplus = problems.surplus();
        try (var copy = LocalCopy.of(files.read(order.file(), 0))) {
            var file = processor.call(() -> ImportFile.open(copy));
            var mapping = file.mapping(order.mapping(), target.fields());
            try (var reader = file.read(mapping, session, surplus)) {
                var stand = store(run, file.rows(), reader, session);
                return report(run, file, stand, target.permission());
            }
        }
    }

    /** While one chunk is stored, the next one is read. */
    private <V> Stand store(JobRun run, long total, ChunkReader<V> reader, ImportSession<V> session) {
        var before = run.state(Stand.class);
        var stand = before == null ? Stand.START : before;
        var start = stand.row();
        var next = processor.begin(() -> {
            reader.skipTo(start);
            return reader.next(CHUNK);
        });
        while (true) {
            var chunk = Processor.await(next);
            if (!chunk.last()) {
                next = processor.begin(() -> reader.next(CHUNK));
            }
            if (!chunk.rows().isEmpty()) {
                stand = store(run, stand, total, chunk, session);
            }
            if (chunk.last()) {
                return stand;
            }
        }
    }

    private <V> Stand store(JobRun run, Stand before, long total, Chunk<V> chunk, ImportSession<V> session) {
        var job = run.id().value();
        var good = new ArrayList<V>();
        var refused = new ArrayList<Refused>();
        for (var i = 0; i < chunk.rows().size(); i++) {
            switch (chunk.parsed().get(i)) {
                case ParsedRow.Good<V> row -> good.add(row.value());
                case ParsedRow.Bad<V> row -> refused.add(refused(chunk.rows().get(i), row.problems()));
            }
        }
        return run.step(JobProgress.of(before.done() + chunk.rows().size(), total), () -> {
            errors.insert(job, refused);
            return before.after(chunk, session.store(job, good));
        });
    }

    private static Refused refused(TableRow row, List<RowProblem> problems) {
        return new Refused(row.number(), row.cells(), RowProblem.line(problems));
    }

    private ImportReport report(JobRun run, ImportFile file, Stand stand, String permission) throws IOException {
        var job = run.id().value();
        var errorFile = stand.failed() == 0 ? null : errorFiles.write(job, file.header(), permission);
        var more = errorFile != null;
        while (more) {
            more = run.write(null, JobProgress.of(stand.done(), file.rows()), () -> errors.delete(job, CHUNK));
        }
        return new ImportReport(file.rows(), stand.created(), stand.duplicates(), stand.failed(), errorFile);
    }
}
