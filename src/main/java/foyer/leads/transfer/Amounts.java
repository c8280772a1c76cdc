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
 * point or comma is a decimal sign when one or two digits follow it, in a currency with thousandths three too; all others
 * separate thousands.
 */
final class Amounts {

    private static final Pattern CODE = Pattern.compile("(?i)^([a-z]{3})\\b|\\b([a-z]{3})$");
    private static final Pattern SIGNS = Pattern.compile("[\\p{Sc}\\s\\p{Z}'’_]|/-$|\\.-$");
    private static final Pattern DIGITS =
            Pattern.compile("\\d{1,3}(?:[.,٬]?\\d{3})*(?:[.,٫]\\d{1,3})?|\\d+(?:[.,٫]\\d{1,3})?");
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
        return DIGITS.matcher(digits).matches() ? money(digits, code) : null;
    }

    private static @Nullable Money money(String digits, String currency) {
        var fraction = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        var decimals = decimals(digits, fraction);
        var whole = digits.substring(0, digits.length() - decimals).replaceAll("\\D", "");
        var part = digits.substring(digits.length() - decimals);
        var minor = new BigDecimal(part.isEmpty() ? whole : whole + "." + part)
                .movePointRight(fraction)
                .setScale(0, RoundingMode.HALF_UP);
        return minor.compareTo(MOST) <= 0 ? new Money(minor.longValue(), currency) : null;
    }

    /**
     * How many digits follow the decimal sign; 0 without one. Three do in a currency with thousandths, when it is the only
     * sign there is.
     */
    private static int decimals(String digits, int fraction) {
        var last = digits.length() - 1;
        while (last >= 0 && Character.isDigit(digits.charAt(last))) {
            last--;
        }
        var decimals = digits.length() - 1 - last;
        if (last < 0 || decimals > THOUSANDTHS) {
            return 0;
        }
        var only = digits.chars()
                        .filter(character -> !Character.isDigit(character))
                        .count()
                == 1;
        return decimals < THOUSANDTHS || (fraction == THOUSANDTHS && only) ? decimals : 0;
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
