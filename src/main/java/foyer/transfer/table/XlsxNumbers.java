package foyer.transfer.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of a workbook's cells as texts: days and times are numbers too, and only a cell's style tells which those are
 * (ECMA-376, part 1, sections 18.8.30 and 18.17.4).
 */
final class XlsxNumbers {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** Texts, colours and conditions in a format, which say nothing of what it is of; and escaped characters. */
    private static final Pattern ASIDE = Pattern.compile("\"[^\"]*\"|\\[(?![hms]+\\])[^\\]]*\\]|[\\\\_*].");

    private static final Pattern OF_TIME = Pattern.compile("(?i)[ymdhs]");
    private static final LocalDate FIRST_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate FIRST_1904 = LocalDate.of(1904, 1, 1);

    /** Excel has a 29 February in 1900, which nobody else has. */
    private static final int MARCH_1900 = 61;

    private static final double END = 2_958_466;
    private static final int DAY_SECONDS = 86_400;
    private static final int MAX_FORMAT = 300;
    private static final int MAX_STYLES = 65_536;

    /** As many digits as spreadsheets show: what follows is the error of binary fractions. */
    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);

    private static final int MAX_NUMBER = 40;

    private final boolean from1904;
    private final BitSet times = new BitSet();

    private XlsxNumbers(boolean from1904) {
        this.from1904 = from1904;
    }

    /** @param styles null when the workbook has none: then no number is a time */
    static XlsxNumbers of(ZipFile zip, @Nullable String styles, boolean from1904) throws IOException {
        var numbers = new XlsxNumbers(from1904);
        if (styles != null) {
            try (var xml = XmlPart.open(zip, styles, XmlPart.MAX_SMALL)) {
                numbers.read(xml);
            }
        }
        return numbers;
    }

    private void read(XmlPart xml) {
        var formats = new HashSet<String>();
        var inCells = false;
        var style = 0;
        while (xml.nextTag()) {
            if (xml.is("cellXfs")) {
                inCells = xml.isStart();
            } else if (xml.isStart() && xml.is("numFmt") && isOfTime(xml.attribute("formatCode"))) {
                formats.add(xml.attribute("numFmtId"));
            } else if (inCells && xml.isStart() && xml.is("xf") && style < MAX_STYLES) {
                times.set(style++, isOfTime(xml.attribute("numFmtId"), formats));
            }
        }
    }

    private static boolean isOfTime(String format) {
        return format.length() <= MAX_FORMAT
                && OF_TIME.matcher(ASIDE.matcher(format).replaceAll("")).find()
                && !format.equalsIgnoreCase("General");
    }

    /** The built-in formats of days and times have no code in the file. */
    private static boolean isOfTime(String id, Set<String> formats) {
        return id.matches("1[4-9]|2[0-2]|2[7-9]|3[0-6]|4[5-7]|5[0-8]") || formats.contains(id);
    }

    /**
     * The number as people mean it.
     *
     * @param style the cell's; empty for none
     */
    String text(String number, String style) {
        if (number.isEmpty() || number.length() > MAX_NUMBER) {
            return number;
        }
        try {
            var value = Double.parseDouble(number);
            if (!Double.isFinite(value)) {
                return number;
            }
            var isTime = !style.isEmpty() && times.get(Integer.parseInt(style)) && value >= 0 && value < END;
            return isTime ? time(value) : plain(value);
        } catch (NumberFormatException | IndexOutOfBoundsException _) {
            return number;
        }
    }

    private static String plain(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value, DIGITS).stripTrailingZeros().toPlainString();
    }

    private String time(double value) {
        var days = (long) value;
        var seconds = Math.round((value - days) * DAY_SECONDS);
        var day = (from1904 ? FIRST_1904 : FIRST_1900).plusDays(days);
        var moment = LocalDateTime.of(!from1904 && days < MARCH_1900 - 1 ? day.plusDays(1) : day, LocalTime.MIN)
                .plusSeconds(seconds);
        if (days == 0 && seconds > 0) {
            return TIME.format(moment);
        }
        return seconds == 0 ? moment.toLocalDate().toString() : MOMENT.format(moment);
    }
}
