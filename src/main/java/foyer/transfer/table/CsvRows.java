package foyer.transfer.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a text file. */
final class CsvRows implements Rows {

    private static final BitSet NONE = new BitSet();

    private final CloseableIterator<CsvRecord> records;
    private long number;

    CsvRows(CsvFormat format, TableSource source) throws IOException {
        this.records = format.rows(format.encoding().reader(source.open())).iterator();
    }

    @Override
    public @Nullable List<String> next() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            var cells = records.next().getFields();
            number++;
            return cells;
        } catch (CsvParseException e) {
            throw TableException.of(TableProblem.ROW_TOO_LONG, number + 1, e);
        }
    }

    @Override
    public BitSet numbers() {
        return NONE;
    }

    @Override
    public BitSet errors() {
        return NONE;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
