package foyer.payments.stripe;

import static foyer.payments.stripe.StripeFields.id;

import foyer.payments.ProviderPrice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The items of a subscription: the plan's price once, and the seats' by their number. Those of others stay as they are. */
final class StripeItems {

    private StripeItems() {}

    /** What becomes of one item. No id for a new one; no price for one that goes. */
    record Step(@Nullable String item, @Nullable String price, long quantity) {}

    /** Quantities by the ids of prices. */
    static Map<String, Long> of(ProviderPrice price, int seats) {
        var items = new LinkedHashMap<String, Long>();
        if (price.amountId() != null) {
            items.put(price.amountId(), 1L);
        }
        if (price.seatId() != null) {
            items.put(price.seatId(), (long) seats);
        }
        return items;
    }

    /** All that leads from a subscription's items to those wanted; empty when it has them. */
    static List<Step> steps(JsonNode subscription, ProviderPrice price, int seats) {
        var wanted = of(price, seats);
        var steps = new ArrayList<Step>();
        var differs = false;
        for (var part : StripePart.values()) {
            var target = part == StripePart.BASE ? price.amountId() : price.seatId();
            var item = item(subscription, part);
            if (target != null) {
                var quantity = wanted.getOrDefault(target, 1L);
                steps.add(new Step(item == null ? null : id(item), target, quantity));
                differs |= item == null || !isSo(item, target, quantity);
            } else if (item != null) {
                steps.add(new Step(id(item), null, 0));
                differs = true;
            }
        }
        return differs ? steps : List.of();
    }

    private static boolean isSo(JsonNode item, String price, long quantity) {
        return price.equals(id(item.path("price"))) && quantity == quantity(item);
    }

    /** The item of Foyer's that is this part; null when there is none. */
    static @Nullable JsonNode item(JsonNode subscription, StripePart part) {
        for (var item : subscription.path("items").path("data")) {
            if (StripePart.of(item.path("price")) == part) {
                return item;
            }
        }
        return null;
    }

    static long quantity(JsonNode item) {
        return item.path("quantity").asLong(1);
    }
}
