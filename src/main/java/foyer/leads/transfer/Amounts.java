package foyer.leads.transfer;

import foyer.platform.graphql.scalars.TextForms;
import foyer.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of money as people type them: {@code 1,250.00}, {@code 1.250,00}, {@code AED 12 500}, {@code ١٢٥٠}. A point or
 * comma separates thousands where three digits are between each and the next; any other one is a decimal sign, and what
 * the currency has no coins for is rounded. One alone that could be both, as in {@code 1.250}, is a decimal sign in a
 * currency with thousandths only.
 */
final class Amounts {

    private static final Pattern CODE = Pattern.compile("(?i)^([a-z]{3})\\b|\\b([a-z]{3})$");
    private static final Pattern SIGNS = Pattern.compile("[\\p{Sc}\\s\\p{Z}'’_]|/-$|\\.-$");
    private static final Pattern GROUPED =
            Pattern.compile("([1-9]\\d{0,2}([.,٬])\\d{3}(?:\\2\\d{3})*)(?:[.,٫](\\d{1,2})|(?!\\2)[.,٫](\\d+))?");
    private static final Pattern PLAIN = Pattern.compile("(\\d+)(?:[.,٫](\\d+))?");
    private static final Pattern EITHER = Pattern.compile("\\d{1,3}[.,]\\d{3}");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int MAX_LENGTH = 40;
    private static final int THOUSANDTHS = 3;

    private Amounts() {}

    /** The amount; null when the text is none, or no amount that fits. */
    static @Nullable Money of(String text, String currency) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        var plain = western(text.strip());
        var named = CODE.matcher(plain);
        var code = currency;
        if (named.find()) {
            var found = TextForms.currencyCode(named.group().toUpperCase(Locale.ROOT));
            if (found == null) {
                return null;
            }
            code = found;
            plain = named.replaceFirst("");
        }
        var digits = SIGNS.matcher(plain).replaceAll("");
        var number = number(digits, Money.digits(code));
        return number == null ? null : money(number, code);
    }

    /** The same for a cell that is a number to the spreadsheet: a point in it is a decimal sign. */
    static @Nullable Money ofNumber(String text, String currency) {
        return text.length() <= MAX_LENGTH && NUMBER.matcher(text).matches()
                ? money(new BigDecimal(text), currency)
                : of(text, currency);
    }

    private static @Nullable BigDecimal number(String digits, int fraction) {
        var grouped = GROUPED.matcher(digits);
        if (grouped.matches()
                && !(fraction == THOUSANDTHS && EITHER.matcher(digits).matches())) {
            return number(grouped.group(1), grouped.group(3) == null ? grouped.group(4) : grouped.group(3));
        }
        var plain = PLAIN.matcher(digits);
        return plain.matches() ? number(plain.group(1), plain.group(2)) : null;
    }

    private static BigDecimal number(String whole, @Nullable String decimals) {
        return new BigDecimal(whole.replaceAll("\\D", "") + (decimals == null ? "" : "." + decimals));
    }

    private static @Nullable Money money(BigDecimal number, String currency) {
        var minor = number.movePointRight(Money.digits(currency)).setScale(0, RoundingMode.HALF_UP);
        return minor.compareTo(MOST) <= 0 ? new Money(minor.longValue(), currency) : null;
    }

    /** With the digits that Java reads, whatever script they were in. */
    static String western(String text) {
        var western = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (Character.isDigit(point)) {
                western.append(Character.digit(point, 10));
            } else {
                western.appendCodePoint(point);
            }
        });
        return western.toString();
    }
}
