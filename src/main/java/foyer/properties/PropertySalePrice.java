package foyer.properties;

import foyer.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a property costs to buy, until then or without an end. */
public record PropertySalePrice(Money amount, @Nullable Instant validUntil) {}
