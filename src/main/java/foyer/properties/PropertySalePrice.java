package foyer.properties;

import foyer.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a property costs to buy, until then or without an end. */
public record PropertySalePrice(Money amount, @Nullable Instant validUntil) {

    /** Whether it holds no more: the moment until which it does is the first at which it does not. */
    boolean expired(Instant now) {
        return validUntil != null && !now.isBefore(validUntil);
    }

    /** The price while it holds; one that does not is none. */
    public static @Nullable PropertySalePrice holding(@Nullable PropertySalePrice price, Instant now) {
        return price == null || price.expired(now) ? null : price;
    }
}
