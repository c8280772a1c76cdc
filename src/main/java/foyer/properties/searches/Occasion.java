package foyer.properties.searches;

import foyer.platform.events.SequencedEvent;
import foyer.platform.money.Money;
import foyer.properties.Property;
import foyer.properties.PropertyEvents;
import foyer.properties.PropertyOffer;
import foyer.properties.PropertyStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a property is told of.
 *
 * @param text what makes it another one of the same reason: nobody hears twice of one price, or of being published
 * @param changed the fields that one of has to be what a search looks at, as it may meet it only since they changed; null
 *     when it is told of to all whose searches it meets
 */
record Occasion(MatchReason reason, String text, @Nullable List<String> changed) {

    private Occasion(MatchReason reason, String text) {
        this(reason, text, null);
    }

    /** Of an event of a property that is published; null when there is none to tell of. */
    static @Nullable Occasion of(SequencedEvent event, Property property) {
        return switch (event.type()) {
            case PropertyEvents.STATUS_CHANGED -> published(event);
            case PropertyEvents.UPDATED -> updated(event, property);
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

    /** To whoever searches for what it is only now, it is as good as new. */
    private static Occasion updated(SequencedEvent event, Property property) {
        var prices = lowered(event, property);
        return prices.isEmpty()
                ? new Occasion(MatchReason.PUBLISHED, "", changed(event))
                : new Occasion(MatchReason.PRICE_DROP, String.join(", ", prices));
    }

    private static List<String> changed(SequencedEvent event) {
        return event.payload().get(PropertyEvents.CHANGED_FIELDS) instanceof Collection<?> fields
                ? fields.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The prices that it is offered at since. */
    private static List<String> lowered(SequencedEvent event, Property property) {
        if (!(event.payload().get(PropertyEvents.LOWERED) instanceof Collection<?> lowered)) {
            return List.of();
        }
        var prices = new ArrayList<String>();
        var purpose = property.purpose();
        if (lowered.contains("SALE") && purpose.includes(PropertyOffer.SALE) && property.salePrice() != null) {
            prices.add(price("SALE", property.salePrice().amount()));
        }
        if (lowered.contains("RENT") && purpose.includes(PropertyOffer.RENT) && property.rentPrice() != null) {
            prices.add(price("RENT", property.rentPrice().amount()) + " "
                    + property.rentPrice().period());
        }
        return prices;
    }

    private static String price(String offer, Money amount) {
        return offer + " " + amount.amountMinor() + " " + amount.currency();
    }
}
