package foyer.records.fields;

import foyer.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A value of a field, as the schema shows it: of the parts that which the field's kind names, and no other. */
public record CustomValue(
        CustomField field,
        @Nullable String text,
        @Nullable BigDecimal number,
        @Nullable LocalDate date,
        @Nullable String option,
        @Nullable Boolean flag,
        @Nullable Money money) {

    /** The longest text, in characters. */
    public static final int MAX_TEXT = 500;

    /** Whether it is the same value, however many zeros a number was written with. */
    public boolean isSame(@Nullable CustomValue other) {
        return other != null && words().equals(other.words());
    }

    /** As it is told in one line. */
    public String words() {
        return switch (field.kind()) {
            case TEXT -> String.valueOf(text);
            case NUMBER -> number == null ? "" : number.stripTrailingZeros().toPlainString();
            case DATE -> String.valueOf(date);
            case OPTION -> String.valueOf(option);
            case BOOLEAN -> String.valueOf(flag);
            case MONEY -> money == null ? "" : amount(money) + " " + money.currency();
        };
    }

    /** In whole units of the currency. */
    private static String amount(Money money) {
        return BigDecimal.valueOf(money.amountMinor(), Money.digits(money.currency()))
                .toPlainString();
    }
}
