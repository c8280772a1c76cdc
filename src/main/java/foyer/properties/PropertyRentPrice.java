package foyer.properties;

import foyer.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a property costs to rent for each period, until then or without an end. */
public record PropertyRentPrice(
        Money amount, RentPeriod period, @Nullable Instant validUntil) {}
