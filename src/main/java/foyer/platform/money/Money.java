package foyer.platform.money;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money; the schema's type of the same name.
 *
 * @param amountMinor in the currency's smallest unit
 * @param currency by its ISO 4217 code
 */
public record Money(long amountMinor, String currency) {

    /**
     * How many digits amounts of a currency have behind the whole.
     *
     * @throws IllegalArgumentException for what is no code of ISO 4217
     */
    public static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /** The money of two columns that are null together. */
    public static @Nullable Money of(@Nullable Long amountMinor, @Nullable String currency) {
        return amountMinor == null || currency == null ? null : new Money(amountMinor, currency);
    }
}
