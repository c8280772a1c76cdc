package foyer.platform.money;

import org.jspecify.annotations.Nullable;

/**
 * An amount of money; the schema's type of the same name.
 *
 * @param amountMinor in the currency's smallest unit
 * @param currency by its ISO 4217 code
 */
public record Money(long amountMinor, String currency) {

    /** The money of two columns that are null together. */
    public static @Nullable Money of(@Nullable Long amountMinor, @Nullable String currency) {
        return amountMinor == null || currency == null ? null : new Money(amountMinor, currency);
    }
}
