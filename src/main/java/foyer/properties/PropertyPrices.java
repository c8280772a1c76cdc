package foyer.properties;

import foyer.platform.money.Money;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps what properties have cost: a line for each price that is another now, in the transaction of the change. */
@Component
class PropertyPrices {

    private final PropertyWriteQueries writes;

    PropertyPrices(PropertyWriteQueries writes) {
        this.writes = writes;
    }

    void made(PropertyId id, PropertyValues values, Instant at) {
        changed(id, PropertyValues.of(values.kind(), values.purpose()), values, at);
    }

    void changed(PropertyId id, PropertyValues before, PropertyValues after, Instant at) {
        sale(id, before.salePrice(), after.salePrice(), at);
        rent(id, before.rentPrice(), after.rentPrice(), at);
    }

    private void sale(
            PropertyId id, @Nullable PropertySalePrice before, @Nullable PropertySalePrice after, Instant at) {
        @Nullable Money was = before == null ? null : before.amount();
        @Nullable Money is = after == null ? null : after.amount();
        if (!Objects.equals(was, is)) {
            writes.insertPriceChange(id, PropertyOffer.SALE, was, null, is, null, at);
        }
    }

    private void rent(
            PropertyId id, @Nullable PropertyRentPrice before, @Nullable PropertyRentPrice after, Instant at) {
        @Nullable Money was = before == null ? null : before.amount();
        @Nullable Money is = after == null ? null : after.amount();
        @Nullable RentPeriod wasFor = before == null ? null : before.period();
        @Nullable RentPeriod isFor = after == null ? null : after.period();
        if (!Objects.equals(was, is) || wasFor != isFor) {
            writes.insertPriceChange(id, PropertyOffer.RENT, was, wasFor, is, isFor, at);
        }
    }
}
