package foyer.transfer;

import foyer.transfer.ChunkReader.Chunk;
import foyer.transfer.table.CellText;
import foyer.transfer.table.Table;
import foyer.transfer.table.TableFormat;
import foyer.transfer.table.TableRow;
import foyer.transfer.table.TableSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows that has been looked through: it can be read to its end, and each column is named.
 *
 * @param rows how many there are below the header
 * @param sample the first of them
 */
record ImportFile(TableSource source, TableFormat format, List<String> header, long rows, List<TableRow> sample) {

    static final int SAMPLE_ROWS = 20;
    private static final int SAMPLES = 3;

    /** Reads the whole file once: one that is broken anywhere is refused before a row of it is stored. */
    static ImportFile open(TableSource source) throws IOException {
        var format = TableFormat.detect(source);
        var rows = Table.count(source, format);
        try (var table = Table.open(source, format)) {
            var sample = new ArrayList<TableRow>();
            for (var row = table.next(); row != null && sample.size() < SAMPLE_ROWS; row = table.next()) {
                sample.add(row);
            }
            return new ImportFile(source, format, table.header(), rows, sample);
        }
    }

    /** The field of each column: as wanted, or as guessed when nothing is wanted. */
    List<@Nullable String> mapping(@Nullable List<ColumnMapping> wanted, List<ImportField> fields) {
        if (wanted == null) {
            return FieldGuess.of(header, sample, fields);
        }
        var mapping = new ArrayList<@Nullable String>(Collections.nCopies(header.size(), null));
        wanted.stream()
                .filter(one -> one.column() >= 0 && one.column() < header.size())
                .forEach(one -> mapping.set(one.column(), one.field()));
        return mapping;
    }

    List<ImportColumn> columns(List<@Nullable String> mapping) {
        var columns = new ArrayList<ImportColumn>();
        for (var i = 0; i < header.size(); i++) {
            columns.add(new ImportColumn(i, header.get(i), mapping.get(i), samples(i)));
        }
        return columns;
    }

    private List<String> samples(int column) {
        return sample.stream()
                .map(row -> CellText.plain(row.cells().get(column)))
                .filter(text -> !text.isEmpty())
                .limit(SAMPLES)
                .toList();
    }

    /** Reads it from its beginning; to be closed. */
    <V> ChunkReader<V> read(List<@Nullable String> mapping, ImportSession<V> session, RowProblems.Worded words)
            throws IOException {
        return new ChunkReader<>(Table.open(source, format), mapping, session, words);
    }

    /** The rows that a preview shows. */
    <V> Chunk<V> first(List<@Nullable String> mapping, ImportSession<V> session, RowProblems.Worded words)
            throws IOException {
        try (var reader = read(mapping, session, words)) {
            return reader.next(SAMPLE_ROWS);
        }
    }

    /** @param foreseen what would become of the good ones of these rows, in order */
    ImportPreview preview(List<@Nullable String> mapping, Chunk<?> first, List<RowOutcome> foreseen) {
        var outcomes = foreseen.iterator();
        var rows = new ArrayList<ImportPreview.Row>();
        for (var i = 0; i < first.rows().size(); i++) {
            var row = first.rows().get(i);
            rows.add(new ImportPreview.Row(
                    row.number(), row.cells(), problems(first.parsed().get(i), outcomes)));
        }
        return new ImportPreview(
                format.charset(), format.separatorText(), format.sheet(), this.rows, columns(mapping), rows);
    }

    private static List<RowProblem> problems(ParsedRow<?> row, Iterator<RowOutcome> outcomes) {
        return switch (row) {
            case ParsedRow.Good<?> _ -> problems(outcomes.next());
            case ParsedRow.Bad<?> bad -> bad.problems();
        };
    }

    private static List<RowProblem> problems(RowOutcome outcome) {
        return switch (outcome) {
            case RowOutcome.Done _ -> List.of();
            case RowOutcome.Refused refused -> refused.problems();
        };
    }
}
