package foyer.leads.transfer;

import foyer.platform.graphql.scalars.TextForms;
import foyer.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of money as people type them: {@code 1,250.00}, {@code 1.250,00}, {@code AED 12 500}, {@code ١٢٥٠}. The last
 * point or comma is a decimal sign when one or two digits follow it; all others separate thousands.
 */
final class Amounts {

    private static final Pattern CODE = Pattern.compile("(?i)^([a-z]{3})\\b|\\b([a-z]{3})$");
    private static final Pattern SIGNS = Pattern.compile("[\\p{Sc}\\s\\p{Z}'’_]|/-$|\\.-$");
    private static final Pattern DIGITS =
            Pattern.compile("\\d{1,3}(?:[.,٬]?\\d{3})*(?:[.,٫]\\d{1,2})?|\\d+(?:[.,٫]\\d{1,2})?");
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int MAX_LENGTH = 40;

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
        return DIGITS.matcher(digits).matches() ? money(digits, code) : null;
    }

    private static @Nullable Money money(String digits, String currency) {
        var decimals = decimals(digits);
        var whole = digits.substring(0, digits.length() - decimals).replaceAll("\\D", "");
        var fraction = digits.substring(digits.length() - decimals);
        var minor = new BigDecimal(fraction.isEmpty() ? whole : whole + "." + fraction)
                .movePointRight(Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()))
                .setScale(0, RoundingMode.HALF_UP);
        return minor.compareTo(MOST) <= 0 ? new Money(minor.longValue(), currency) : null;
    }

    /** How many digits follow the decimal sign; 0 without one. */
    private static int decimals(String digits) {
        for (var decimals = 1; decimals <= 2 && decimals < digits.length(); decimals++) {
            if (!Character.isDigit(digits.charAt(digits.length() - 1 - decimals))) {
                return decimals;
            }
        }
        return 0;
    }

    /** With the digits that Java reads, whatever script they were in. */
    private static String western(String text) {
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
