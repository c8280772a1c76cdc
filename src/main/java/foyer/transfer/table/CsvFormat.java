package foyer.transfer.table;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a table in a text file is written, found out from the file itself. */
public record CsvFormat(TextEncoding encoding, char separator) implements TableFormat {

    /** The first of those that fit as well. */
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    private static final int SAMPLE_CHARACTERS = 64 * 1024;
    private static final int SAMPLE_ROWS = 50;

    /** Beyond it a row is refused: all of it has to be in memory. */
    private static final int MAX_ROW_CHARACTERS = 1024 * 1024;

    static CsvFormat detect(TableSource source) throws IOException {
        TextEncoding encoding;
        try (var file = source.open()) {
            encoding = TextEncoding.detect(file);
        }
        try (var file = source.open();
                var text = encoding.reader(file)) {
            return new CsvFormat(encoding, separator(sample(text)));
        }
    }

    @Override
    public String charset() {
        return encoding.charset().name();
    }

    @Override
    public String separatorText() {
        return String.valueOf(separator);
    }

    @Override
    public @Nullable String sheet() {
        return null;
    }

    CsvReader<CsvRecord> rows(Reader text) {
        return rows(separator).ofCsvRecord(text);
    }

    /** As lenient as spreadsheets are: rows of any length, text after a closing quote. One never closed is refused. */
    @SuppressWarnings("removal") // there is no other way yet to read what spreadsheets read
    private static CsvReader.CsvReaderBuilder rows(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(MAX_ROW_CHARACTERS);
    }

    private static String sample(Reader text) throws IOException {
        var buffer = new char[SAMPLE_CHARACTERS];
        var length = 0;
        for (var read = 0; read >= 0 && length < buffer.length; length += Math.max(read, 0)) {
            read = text.read(buffer, length, buffer.length - length);
        }
        return new String(buffer, 0, length);
    }

    /** The one that gives most rows as many columns as the header has, and then the one that gives most columns. */
    private static char separator(String sample) {
        var best = SEPARATORS.getFirst();
        var bestScore = 0L;
        for (var separator : SEPARATORS) {
            var score = score(widths(sample, separator));
            if (score > bestScore) {
                best = separator;
                bestScore = score;
            }
        }
        return best;
    }

    private static long score(List<Integer> widths) {
        if (widths.isEmpty() || widths.getFirst() < 2) {
            return 0;
        }
        var alike = widths.stream().filter(widths.getFirst()::equals).count();
        return alike * SAMPLE_CHARACTERS / widths.size() * SAMPLE_CHARACTERS + widths.getFirst();
    }

    private static List<Integer> widths(String sample, char separator) {
        var widths = new ArrayList<Integer>();
        try (var rows = rows(separator).ofCsvRecord(sample)) {
            for (var row : rows) {
                if (widths.size() == SAMPLE_ROWS) {
                    break;
                }
                if (!TableFormat.isBlank(row.getFields())) {
                    widths.add(row.getFieldCount());
                }
            }
        } catch (CsvParseException | IOException _) {
            return List.of();
        }
        // The sample may end in the middle of a row.
        return widths.size() > 1 && widths.size() < SAMPLE_ROWS ? widths.subList(0, widths.size() - 1) : widths;
    }
}
