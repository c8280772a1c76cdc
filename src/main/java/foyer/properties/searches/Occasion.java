package foyer.properties.searches;

import foyer.platform.events.SequencedEvent;
import foyer.platform.money.Money;
import foyer.properties.Property;
import foyer.properties.PropertyEvents;
import foyer.properties.PropertyStatus;
import java.util.ArrayList;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Why a property is told of.
 *
 * @param text what makes it another one of the same reason: nobody hears twice of one price, or of being published
 */
record Occasion(MatchReason reason, String text) {

    /** Of an event of a property that is published; null when there is none to tell of. */
    static @Nullable Occasion of(SequencedEvent event, Property property) {
        return switch (event.type()) {
            case PropertyEvents.STATUS_CHANGED -> published(event);
            case PropertyEvents.UPDATED -> lowered(event, property);
            default -> null;
        };
    }

    private static @Nullable Occasion published(SequencedEvent event) {
        if (!PropertyStatus.PUBLISHED.name().equals(event.payload().get(PropertyEvents.TO))) {
            return null;
        }
        return PropertyStatus.UNDER_OFFER.name().equals(event.payload().get(PropertyEvents.FROM))
                ? new Occasion(
                        MatchReason.BACK_ON_MARKET,
                        String.valueOf(event.payload().get("version")))
                : new Occasion(MatchReason.PUBLISHED, "");
    }

    private static @Nullable Occasion lowered(SequencedEvent event, Property property) {
        if (!(event.payload().get(PropertyEvents.LOWERED) instanceof Collection<?> lowered) || lowered.isEmpty()) {
            return null;
        }
        var prices = new ArrayList<String>();
        if (lowered.contains("SALE") && property.salePrice() != null) {
            prices.add(price("SALE", property.salePrice().amount()));
        }
        if (lowered.contains("RENT") && property.rentPrice() != null) {
            prices.add(price("RENT", property.rentPrice().amount()) + " "
                    + property.rentPrice().period());
        }
        return prices.isEmpty() ? null : new Occasion(MatchReason.PRICE_DROP, String.join(", ", prices));
    }

    private static String price(String offer, Money amount) {
        return offer + " " + amount.amountMinor() + " " + amount.currency();
    }
}
