package foyer.transfer.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes CSV (RFC 4180) that spreadsheets open as it was meant: with a byte order mark, so that Excel takes it for UTF-8,
 * and with no cell that is run as a formula. The stream stays open: it is the caller's.
 */
public final class SafeCsv {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final CsvWriter writer;

    public SafeCsv(OutputStream out) throws IOException {
        out.write(MARK);
        this.writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8);
    }

    /** A row; a null cell is an empty one. */
    public void row(List<? extends @Nullable String> cells) {
        var row = writer.writeRecord();
        cells.forEach(cell -> row.writeField(cell == null ? "" : CellText.safe(cell)));
        row.endRecord();
    }

    /** Sends on what was kept back. */
    public void flush() throws IOException {
        writer.flush();
    }
}
