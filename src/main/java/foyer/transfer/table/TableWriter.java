package foyer.transfer.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a table row by row, and keeps none of it. The stream stays open: it is the caller's. */
public interface TableWriter {

    /** A row; a null cell is an empty one. */
    void row(List<? extends @Nullable Cell> cells) throws IOException;

    /** After the last row. */
    void finish() throws IOException;

    static TableWriter csv(OutputStream out) throws IOException {
        var csv = new SafeCsv(out);
        return new TableWriter() {

            @Override
            public void row(List<? extends @Nullable Cell> cells) {
                var texts = new ArrayList<@Nullable String>(cells.size());
                for (var cell : cells) {
                    texts.add(cell == null ? null : cell.text());
                }
                csv.row(texts);
            }

            @Override
            public void finish() throws IOException {
                csv.flush();
            }
        };
    }

    /**
     * A workbook, with its first row as the header of each sheet.
     *
     * @param rightToLeft whether its columns begin at the right
     */
    static TableWriter xlsx(OutputStream out, boolean rightToLeft) {
        return new SafeXlsx(out, rightToLeft);
    }
}
