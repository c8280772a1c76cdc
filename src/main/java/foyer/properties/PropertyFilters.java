package foyer.properties;

import foyer.tenancy.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Filters as they are given, checked and with the tenant's currency where a price names none. */
@Component
class PropertyFilters {

    private final Tenancy tenancy;

    PropertyFilters(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    PropertyFilter checked(@Nullable PropertyFilter given) {
        var filter = PropertyFilter.checked(given);
        var price = filter.price();
        return price == null || price.currency() != null
                ? filter
                : filter.in(tenancy.defaults().currency());
    }
}
