package foyer.properties;

import foyer.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a property costs to rent for each period, until then or without an end. */
public record PropertyRentPrice(
        Money amount, RentPeriod period, @Nullable Instant validUntil) {

    /** Whether it holds no more: the moment until which it does is the first at which it does not. */
    boolean expired(Instant now) {
        return validUntil != null && !now.isBefore(validUntil);
    }

    /** The price while it holds; one that does not is none. */
    public static @Nullable PropertyRentPrice holding(@Nullable PropertyRentPrice price, Instant now) {
        return price == null || price.expired(now) ? null : price;
    }
}
