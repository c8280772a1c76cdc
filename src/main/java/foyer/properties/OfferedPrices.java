package foyer.properties;

import foyer.platform.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a property is, or was, offered at; null for what is not on offer, of which nobody has heard.
 *
 * @param period of the rent, null without one
 */
record OfferedPrices(
        @Nullable Money sale,
        @Nullable Money rent,
        @Nullable RentPeriod period) {

    static OfferedPrices of(PropertyValues values) {
        var sale = values.purpose().includes(PropertyOffer.SALE) ? values.salePrice() : null;
        var rent = values.purpose().includes(PropertyOffer.RENT) ? values.rentPrice() : null;
        return new OfferedPrices(
                sale == null ? null : sale.amount(),
                rent == null ? null : rent.amount(),
                rent == null ? null : rent.period());
    }

    /** The prices that are lower since and hold, in the same currency and for the same period. */
    List<PropertyOffer> loweredTo(PropertyValues values, Instant now) {
        var after = of(values);
        var lowered = new ArrayList<PropertyOffer>();
        if (isLower(sale, after.sale) && PropertySalePrice.holding(values.salePrice(), now) != null) {
            lowered.add(PropertyOffer.SALE);
        }
        if (isLower(rent, after.rent)
                && period == after.period
                && PropertyRentPrice.holding(values.rentPrice(), now) != null) {
            lowered.add(PropertyOffer.RENT);
        }
        return lowered;
    }

    private static boolean isLower(@Nullable Money before, @Nullable Money after) {
        return before != null
                && after != null
                && before.currency().equals(after.currency())
                && after.amountMinor() < before.amountMinor();
    }
}
