package foyer.transfer.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The rows of a workbook's first sheet: one of them is in memory. */
final class XlsxRows implements Rows {

    /** What is right of it is told as one cell more, and not kept. */
    private static final int KEPT_COLUMNS = Table.MAX_COLUMNS;

    private static final int LETTERS = 26;
    private static final int MAX_COLUMN = 16_384;
    private static final int MAX_ROW = 1_048_576;

    private final ZipFile zip;
    private final XlsxStrings strings;
    private final XlsxNumbers numbers;
    private final XmlPart sheet;
    private BitSet numeric = new BitSet();
    private BitSet errors = new BitSet();
    private int number;
    private int length;
    private long total;

    private XlsxRows(ZipFile zip, XlsxStrings strings, XlsxNumbers numbers, XmlPart sheet) {
        this.zip = zip;
        this.strings = strings;
        this.numbers = numbers;
        this.sheet = sheet;
    }

    static XlsxRows open(XlsxFormat format, TableSource source) throws IOException {
        var zip = new ZipFile(source.path().toFile());
        try {
            return open(format, zip);
        } catch (ZipException e) {
            zip.close();
            throw TableException.of(TableProblem.BROKEN, 1, e);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static XlsxRows open(XlsxFormat format, ZipFile zip) throws IOException {
        var strings = XlsxStrings.of(zip, format.strings());
        try {
            var numbers = XlsxNumbers.of(zip, format.styles(), format.from1904());
            return new XlsxRows(zip, strings, numbers, XmlPart.open(zip, format.part(), XmlPart.MAX_LARGE));
        } catch (IOException | RuntimeException e) {
            strings.close();
            throw e;
        }
    }

    @Override
    public @Nullable List<String> next() {
        while (sheet.nextTag()) {
            if (sheet.isStart() && sheet.is("row")) {
                return row();
            }
            if (!sheet.isStart() && sheet.is("sheetData")) {
                return null;
            }
        }
        return null;
    }

    private List<String> row() {
        var next = place(sheet.attribute("r"), number + 1);
        // Where an import stands is told by the number of its last row: each has to be above the one before.
        if (next <= number || next > MAX_ROW) {
            throw new TableException(TableProblem.BROKEN, number + 1);
        }
        number = next;
        var cells = new ArrayList<String>();
        var column = 0;
        length = 0;
        numeric = new BitSet();
        errors = new BitSet();
        while (sheet.nextTag() && (sheet.isStart() || !sheet.is("row"))) {
            if (sheet.isStart() && sheet.is("c")) {
                column = column(sheet.attribute("r"), column + 1);
                mark(Math.min(column - 1, KEPT_COLUMNS), sheet.attribute("t"));
                put(cells, column - 1, cell());
            }
        }
        return cells;
    }

    private void mark(int place, String type) {
        numeric.set(place, isNumber(type));
        errors.set(place, type.equals("e"));
    }

    private void put(List<String> cells, int place, String text) {
        length += text.length();
        if (length > BoundedPart.MAX_ROW_BYTES) {
            throw new TableException(TableProblem.ROW_TOO_LONG, number);
        }
        // A text is in the file once and may be in every cell.
        total += text.length();
        if (total > XmlPart.MAX_LARGE) {
            throw new TableException(TableProblem.UNPACKS_TOO_LARGE, number);
        }
        if (text.isBlank()) {
            return;
        }
        var at = Math.min(place, KEPT_COLUMNS);
        while (cells.size() <= at) {
            cells.add("");
        }
        cells.set(at, text);
    }

    /** The text of the cell that the sheet is at; of a formula what it came to. */
    private String cell() {
        var type = sheet.attribute("t");
        var style = sheet.attribute("s");
        var value = new StringBuilder();
        var text = "";
        while (sheet.nextTag() && (sheet.isStart() || !sheet.is("c"))) {
            if (sheet.isStart() && sheet.is("v")) {
                sheet.text(value);
            } else if (sheet.isStart() && sheet.is("is")) {
                text = XlsxText.of(sheet);
            } else if (sheet.isStart()) {
                sheet.skip();
            }
        }
        return text.isEmpty() ? text(type, value.toString(), style) : text;
    }

    private String text(String type, String value, String style) {
        if (value.isEmpty()) {
            return value;
        }
        return switch (type) {
            case "s" -> strings.get(place(value, 0));
            case "str" -> XlsxText.unescaped(value);
            case "b" -> value.equals("1") ? "TRUE" : "FALSE";
            case "", "n" -> numbers.text(value, style);
            default -> value;
        };
    }

    private static boolean isNumber(String type) {
        return type.isEmpty() || type.equals("n");
    }

    /** A whole number, which spreadsheets write without a sign; another one when the text is empty. */
    private int place(String digits, int otherwise) {
        if (digits.isEmpty()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(digits.strip());
        } catch (NumberFormatException e) {
            throw TableException.of(TableProblem.BROKEN, Math.max(1, number), e);
        }
    }

    /** The column of a cell such as AB12, from 1. */
    private int column(String reference, int otherwise) {
        var column = 0;
        for (var i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            column = column * LETTERS + (Character.toUpperCase(reference.charAt(i)) - 'A' + 1);
            if (column < 1 || column > MAX_COLUMN) {
                throw new TableException(TableProblem.BROKEN, number);
            }
        }
        return column == 0 ? otherwise : column;
    }

    @Override
    public BitSet numbers() {
        return numeric;
    }

    @Override
    public BitSet errors() {
        return errors;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        try (zip;
                strings) {
            sheet.close();
        }
    }
}
