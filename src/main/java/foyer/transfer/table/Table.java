package foyer.transfer.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table in a text file, one after the other: never more than one of them is in memory. Blank rows are
 * passed over, and counted as a spreadsheet counts them.
 */
public final class Table implements Closeable {

    public static final int MAX_ROWS = 200_000;
    public static final int MAX_COLUMNS = 200;

    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private long number;

    private Table(CloseableIterator<CsvRecord> records) {
        this.records = records;
        var first = nextRecord();
        if (first == null) {
            throw new TableException(TableProblem.EMPTY, 1);
        }
        if (first.size() > MAX_COLUMNS) {
            throw new TableException(TableProblem.TOO_MANY_COLUMNS, number);
        }
        this.header = first.stream().map(CellText::plain).toList();
    }

    public static Table open(TableSource source, TableFormat format) throws IOException {
        var records = format.rows(format.encoding().reader(source.open())).iterator();
        try {
            return new Table(records);
        } catch (RuntimeException e) {
            records.close();
            throw e;
        }
    }

    /** How many rows the table has below its header; a table with none, or with too many, is refused. */
    public static long count(TableSource source, TableFormat format) throws IOException {
        try (var table = open(source, format)) {
            var rows = 0L;
            while (table.next() != null) {
                rows++;
                if (rows > MAX_ROWS) {
                    throw new TableException(TableProblem.TOO_MANY_ROWS, table.number);
                }
            }
            if (rows == 0) {
                throw new TableException(TableProblem.EMPTY, table.number);
            }
            return rows;
        }
    }

    /** The names of the columns. */
    public List<String> header() {
        return header;
    }

    /** The next row that is not blank; null after the last one. */
    public @Nullable TableRow next() {
        var cells = nextRecord();
        return cells == null ? null : fitted(cells);
    }

    private TableRow fitted(List<String> cells) {
        var columns = header.size();
        if (cells.size() > columns) {
            var surplus = !TableFormat.isBlank(cells.subList(columns, cells.size()));
            return new TableRow(number, cells.subList(0, columns), surplus);
        }
        if (cells.size() == columns) {
            return new TableRow(number, cells, false);
        }
        var fitted = new ArrayList<>(cells);
        fitted.addAll(Collections.nCopies(columns - cells.size(), ""));
        return new TableRow(number, fitted, false);
    }

    private @Nullable List<String> nextRecord() {
        try {
            while (records.hasNext()) {
                var cells = records.next().getFields();
                number++;
                if (!TableFormat.isBlank(cells)) {
                    return cells;
                }
            }
            return null;
        } catch (CsvParseException e) {
            var problem = new TableException(TableProblem.ROW_TOO_LONG, number + 1);
            problem.initCause(e);
            throw problem;
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
