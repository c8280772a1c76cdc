package foyer.transfer;

import foyer.transfer.table.Table;
import foyer.transfer.table.TableRow;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a table chunk by chunk, each bounded in rows and in text. Of one thread at a time. */
final class ChunkReader<V> implements Closeable {

    /** Characters beyond which no further row is read into a chunk: one row may be of a million. */
    private static final int MOST_TEXT = 4 << 20;

    private final Table table;
    private final ImportSession<V> session;
    private final Map<String, Integer> columns;
    private final RowProblems.Worded words;

    ChunkReader(Table table, List<@Nullable String> mapping, ImportSession<V> session, RowProblems.Worded words) {
        this.table = table;
        this.session = session;
        this.columns = columns(mapping);
        this.words = words;
    }

    /** Rows as they are and as they were understood, in order; the last chunk may be empty. */
    record Chunk<V>(List<TableRow> rows, List<ParsedRow<V>> parsed, boolean last) {

        /** What the rows say that are good so far. */
        List<V> good() {
            var good = new ArrayList<V>();
            for (var row : parsed) {
                if (row instanceof ParsedRow.Good<V>(var value)) {
                    good.add(value);
                }
            }
            return good;
        }

        long lastRow(long before) {
            return rows.isEmpty() ? before : rows.getLast().number();
        }
    }

    /** Passes over the rows up to this one. */
    void skipTo(long row) {
        while (row > 0) {
            var next = table.next();
            if (next == null || next.number() >= row) {
                return;
            }
        }
    }

    /** As many rows as that at most, and fewer when they are long. */
    Chunk<V> next(int size) {
        var rows = new ArrayList<TableRow>(size);
        var parsed = new ArrayList<ParsedRow<V>>(size);
        var text = 0;
        while (rows.size() < size && text < MOST_TEXT) {
            var row = table.next();
            if (row == null) {
                return new Chunk<>(rows, parsed, true);
            }
            rows.add(row);
            text += row.cells().stream().mapToInt(String::length).sum();
            parsed.add(parse(row));
        }
        return new Chunk<>(rows, parsed, false);
    }

    private ParsedRow<V> parse(TableRow row) {
        if (row.surplus()) {
            return new ParsedRow.Bad<>(List.of(words.ofSurplus()));
        }
        var errors = row.errors().isEmpty() ? List.<RowProblem>of() : errors(row);
        return errors.isEmpty() ? session.parse(new ImportRow(row, columns)) : new ParsedRow.Bad<>(errors);
    }

    /** Of the cells that fill a field, in the order of the columns. */
    private List<RowProblem> errors(TableRow row) {
        return columns.entrySet().stream()
                .filter(column -> row.errors().get(column.getValue()))
                .sorted(Map.Entry.comparingByValue())
                .map(column -> words.ofError(column.getKey()))
                .toList();
    }

    private static Map<String, Integer> columns(List<@Nullable String> mapping) {
        var columns = new HashMap<String, Integer>();
        for (var column = 0; column < mapping.size(); column++) {
            var field = mapping.get(column);
            if (field != null) {
                columns.put(field, column);
            }
        }
        return columns;
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
