package foyer.platform.money;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Amounts of money as mails show them, in a language and with the digits of the amount's own currency. */
public final class MoneyText {

    private MoneyText() {}

    /** With all digits: what is charged, or goes back. */
    public static String exact(Money money, Locale locale) {
        return text(money, locale, true);
    }

    /** Without digits after the whole when all are zeros: what something is offered for. */
    public static String brief(Money money, Locale locale) {
        return text(money, locale, false);
    }

    private static String text(Money money, Locale locale, boolean all) {
        var currency = Currency.getInstance(money.currency());
        var digits = Money.digits(money.currency());
        var amount = BigDecimal.valueOf(money.amountMinor(), digits);
        var shown = all || amount.stripTrailingZeros().scale() > 0 ? digits : 0;
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(shown);
        format.setMaximumFractionDigits(shown);
        return format.format(amount);
    }
}
