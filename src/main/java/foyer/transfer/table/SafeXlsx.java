package foyer.transfer.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes an Excel workbook (ECMA-376) as it comes, with texts in their cells, so that it keeps nothing of it in memory.
 * A text is a text, also where it begins like a formula, and stays one when somebody edits it (quotePrefix). What does not
 * fit on a sheet goes on on another.
 */
final class SafeXlsx implements TableWriter {

    private static final int MAX_ROWS = 1_048_576;
    private static final int FLUSHED = 64 * 1024;

    /** Excel refuses a workbook with longer ones. */
    private static final int MAX_TEXT = 32_767;

    /** Excel shows 15 digits of a number: what has more is a text. */
    private static final int MAX_DIGITS = 15;

    private static final LocalDateTime FIRST = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final LocalDateTime FIRST_SAME = LocalDateTime.of(1900, 3, 1, 0, 0);
    private static final BigDecimal DAY = BigDecimal.valueOf(Duration.ofDays(1).toSeconds());
    private static final int DAY_DIGITS = 10;

    private final ZipOutputStream zip;
    private final boolean rightToLeft;
    private final StringBuilder text = new StringBuilder();
    private @Nullable List<? extends @Nullable Cell> header;
    private int sheets;
    private int rows;

    SafeXlsx(OutputStream out, boolean rightToLeft) {
        this.zip = new ZipOutputStream(out, UTF_8);
        this.rightToLeft = rightToLeft;
        zip.setLevel(Deflater.BEST_SPEED);
    }

    @Override
    public void row(List<? extends @Nullable Cell> cells) throws IOException {
        var first = header;
        if (first == null) {
            header = new ArrayList<>(cells);
            begin();
        } else if (rows == MAX_ROWS) {
            begin();
            write(first);
        }
        write(cells);
    }

    private void begin() throws IOException {
        end();
        sheets++;
        rows = 0;
        zip.putNextEntry(new ZipEntry("xl/worksheets/sheet" + sheets + ".xml"));
        text.append(XlsxParts.sheetStart(rightToLeft));
    }

    /** Ends the sheet that there is. */
    private void end() throws IOException {
        if (sheets > 0) {
            text.append(XlsxParts.SHEET_END);
            flush();
            zip.closeEntry();
        }
    }

    private void write(List<? extends @Nullable Cell> cells) throws IOException {
        rows++;
        text.append("<row r=\"").append(rows).append("\">");
        for (var column = 0; column < cells.size(); column++) {
            var cell = cells.get(column);
            if (cell != null) {
                text.append("<c r=\"")
                        .append(XlsxParts.column(column))
                        .append(rows)
                        .append('"');
                write(cell);
            }
        }
        text.append("</row>");
        if (text.length() > FLUSHED) {
            flush();
        }
    }

    private void write(Cell cell) {
        switch (cell) {
            case Cell.Number number
            when number.value().precision() <= MAX_DIGITS ->
                value("><v>", number.value().toPlainString());
            case Cell.Moment moment
            when !moment.value().isBefore(FIRST_SAME) ->
                value(" s=\"" + XlsxParts.STYLE_MOMENT + "\"><v>", serial(moment.value()));
            case Cell.Flag flag -> value(" t=\"b\"><v>", flag.value() ? "1" : "0");
            case Cell.Text _, Cell.Number _, Cell.Moment _ -> words(cell.text());
        }
    }

    private void value(String start, String value) {
        text.append(start).append(value).append("</v></c>");
    }

    private void words(String words) {
        if (CellText.isLikeFormula(words)) {
            text.append(" s=\"").append(XlsxParts.STYLE_TEXT).append('"');
        }
        text.append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        XlsxParts.escape(words.length() > MAX_TEXT ? words.substring(0, MAX_TEXT) : words, text);
        text.append("</t></is></c>");
    }

    /** Days since the last one of 1899, as Excel counts from March 1900 on. */
    private static String serial(LocalDateTime moment) {
        return BigDecimal.valueOf(Duration.between(FIRST, moment).toSeconds())
                .divide(DAY, DAY_DIGITS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private void flush() throws IOException {
        zip.write(text.toString().getBytes(UTF_8));
        text.setLength(0);
    }

    @Override
    public void finish() throws IOException {
        if (sheets == 0) {
            begin();
        }
        end();
        for (var part : XlsxParts.around(sheets).entrySet()) {
            zip.putNextEntry(new ZipEntry(part.getKey()));
            zip.write(part.getValue().getBytes(UTF_8));
            zip.closeEntry();
        }
        zip.finish();
        zip.flush();
    }
}
