package foyer.transfer;

import foyer.transfer.table.CellText;
import foyer.transfer.table.TableRow;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of a table by the fields that its columns fill. */
public final class ImportRow {

    private final TableRow row;
    private final Map<String, Integer> columns;

    ImportRow(TableRow row, Map<String, Integer> columns) {
        this.row = row;
        this.columns = columns;
    }

    /** Whether the field's cell is a number to the spreadsheet, so that a point in its text is a decimal sign. */
    public boolean isNumber(String field) {
        var column = columns.get(field);
        return column != null && row.numbers().get(column);
    }

    /** The field's text as people mean it; null when no column fills it or the cell is blank. */
    public @Nullable String text(String field) {
        var column = columns.get(field);
        if (column == null) {
            return null;
        }
        var text = CellText.plain(row.cells().get(column));
        return text.isEmpty() ? null : text;
    }
}
