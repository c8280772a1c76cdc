package foyer.properties;

import foyer.tenancy.Tenancy;
import java.util.function.Supplier;
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
        return priced(PropertyFilter.checked(given), this::currency);
    }

    /** The same of one that is checked, with this currency. */
    PropertyFilter priced(PropertyFilter filter, Supplier<String> currency) {
        var price = filter.price();
        return price == null || price.currency() != null ? filter : filter.in(currency.get());
    }

    /** The tenant's, read anew each time. */
    String currency() {
        return tenancy.defaults().currency();
    }
}
