package foyer.leads.transfer;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as people type them: {@code 12.5}, {@code 1,250.5}, {@code 1.250,5}, {@code 12,5}, {@code 1 250}, {@code ١٢٫٥}. One
 * point alone is a decimal sign, as exports write it; one comma alone separates thousands where three digits follow.
 */
final class Decimals {

    private static final int MAX_LENGTH = 40;
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}'’_]");
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,12}(\\.\\d{1,6})?");
    private static final Pattern COMMAS = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern POINTS =
            Pattern.compile("-?\\d{1,3}(\\.\\d{3})+,\\d+|-?\\d{1,3}(\\.\\d{3}){2,}|-?\\d+,\\d+");

    private Decimals() {}

    /** The number; null when the text is none, or has more than 12 digits before the point or 6 behind it. */
    static @Nullable BigDecimal of(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        var digits = BLANK.matcher(Amounts.western(text)).replaceAll("");
        var signs = digits.replace('٬', ',').replace('٫', '.').replace('−', '-');
        var plain = plain(signs);
        return PLAIN.matcher(plain).matches() ? new BigDecimal(plain) : null;
    }

    private static String plain(String text) {
        if (COMMAS.matcher(text).matches()) {
            return text.replace(",", "");
        }
        return POINTS.matcher(text).matches() ? text.replace(".", "").replace(',', '.') : text;
    }
}
