package foyer.transfer.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table in a file, one after the other: never more than one of them is in memory. Blank rows are
 * passed over, and counted as a spreadsheet counts them.
 */
public final class Table implements Closeable {

    public static final int MAX_ROWS = 200_000;
    public static final int MAX_COLUMNS = 200;

    private final Rows rows;
    private final List<String> header;

    private Table(Rows rows) {
        this.rows = rows;
        var first = nextRecord();
        if (first == null) {
            throw new TableException(TableProblem.EMPTY, 1);
        }
        if (first.size() > MAX_COLUMNS) {
            throw new TableException(TableProblem.TOO_MANY_COLUMNS, rows.number());
        }
        this.header = first.stream().map(CellText::plain).toList();
    }

    public static Table open(TableSource source, TableFormat format) throws IOException {
        var rows =
                switch (format) {
                    case CsvFormat csv -> new CsvRows(csv, source);
                    case XlsxFormat xlsx -> XlsxRows.open(xlsx, source);
                };
        try {
            return new Table(rows);
        } catch (RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    /** How many rows the table has below its header; a table with none, or with too many, is refused. */
    public static long count(TableSource source, TableFormat format) throws IOException {
        try (var table = open(source, format)) {
            var count = 0L;
            while (table.next() != null) {
                count++;
                if (count > MAX_ROWS) {
                    throw new TableException(TableProblem.TOO_MANY_ROWS, table.rows.number());
                }
            }
            if (count == 0) {
                throw new TableException(TableProblem.EMPTY, table.rows.number());
            }
            return count;
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
            return new TableRow(rows.number(), cells.subList(0, columns), surplus, rows.numbers(), rows.errors());
        }
        if (cells.size() == columns) {
            return new TableRow(rows.number(), cells, false, rows.numbers(), rows.errors());
        }
        var fitted = new ArrayList<>(cells);
        fitted.addAll(Collections.nCopies(columns - cells.size(), ""));
        return new TableRow(rows.number(), fitted, false, rows.numbers(), rows.errors());
    }

    private @Nullable List<String> nextRecord() {
        for (var cells = rows.next(); cells != null; cells = rows.next()) {
            if (!TableFormat.isBlank(cells)) {
                return cells;
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
