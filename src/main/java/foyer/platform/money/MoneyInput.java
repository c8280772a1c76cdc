package foyer.platform.money;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An amount of money as it is given; without a currency it is in the tenant's. */
public record MoneyInput(long amountMinor, @Nullable String currency) {

    public Money in(Supplier<String> tenantCurrency) {
        return new Money(amountMinor, currency == null ? tenantCurrency.get() : currency);
    }
}
