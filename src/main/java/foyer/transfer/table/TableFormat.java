package foyer.transfer.table;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a table is written, found out from the file itself. */
public sealed interface TableFormat permits CsvFormat, XlsxFormat {

    /** How the text is encoded, by its IANA name. */
    String charset();

    /** The character between cells; empty for a workbook. */
    String separatorText();

    /** The sheet that is read; null for a text. */
    @Nullable String sheet();

    /** A workbook is a zip, which no text begins like. */
    static TableFormat detect(TableSource source) throws IOException {
        try (var file = source.open()) {
            var start = file.readNBytes(XlsxFormat.ZIP.length());
            if (Arrays.equals(start, XlsxFormat.zip())) {
                return XlsxFormat.detect(source);
            }
        }
        return CsvFormat.detect(source);
    }

    static boolean isBlank(List<String> cells) {
        return cells.stream().allMatch(String::isBlank);
    }
}
