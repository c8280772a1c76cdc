package foyer.properties.searches;

import foyer.platform.events.SequencedEvent;
import foyer.platform.money.Money;
import foyer.properties.Property;
import foyer.properties.PropertyEvents;
import foyer.properties.PropertyMatching;
import foyer.properties.PropertyOffer;
import foyer.properties.PropertyStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a property is told of, and to whom of those whose searches it meets.
 *
 * @param text what makes it another one of the same reason: nobody hears twice of one price, or of being published
 * @param changed the fields that one of has to be what a search looks at, as it may meet it only since they changed; null
 *     when it is told of whatever the search looks at
 */
record Occasion(
        MatchReason reason,
        String text,
        Whom whom,
        @Nullable List<String> changed) {

    /** Those whose searches it meets, by what they have been told of it before. */
    enum Whom {
        ALL,
        WHO_KNOW_IT,
        WHO_DO_NOT
    }

    private Occasion(MatchReason reason, String text, Whom whom) {
        this(reason, text, whom, null);
    }

    /** Of an event of a property that is published, in the order in which they are noted; none when there is nothing to tell. */
    static List<Occasion> of(SequencedEvent event, Property property) {
        return switch (event.type()) {
            case PropertyEvents.STATUS_CHANGED -> published(event, property);
            case PropertyEvents.UPDATED -> updated(event, property);
            default -> List.of();
        };
    }

    private static List<Occasion> published(SequencedEvent event, Property property) {
        if (!PropertyStatus.PUBLISHED.name().equals(event.payload().get(PropertyEvents.TO))) {
            return List.of();
        }
        if (PropertyStatus.UNDER_OFFER.name().equals(event.payload().get(PropertyEvents.FROM))) {
            var time = String.valueOf(event.payload().get("version"));
            return List.of(new Occasion(MatchReason.BACK_ON_MARKET, time, Whom.ALL));
        }
        var prices = lowered(event, property);
        return prices.isEmpty()
                ? List.of(new Occasion(MatchReason.PUBLISHED, "", Whom.ALL))
                // First to those who know it: whoever is told that it is new knows it from then on.
                : List.of(
                        new Occasion(MatchReason.PRICE_DROP, String.join(", ", prices), Whom.WHO_KNOW_IT),
                        new Occasion(MatchReason.PUBLISHED, "", Whom.WHO_DO_NOT));
    }

    /** To whoever searches for what it is only now, it is as good as new; of one that comes to be published later that tells. */
    private static List<Occasion> updated(SequencedEvent event, Property property) {
        var status = event.payload().get(PropertyEvents.STATUS);
        if (status != null && !PropertyStatus.PUBLISHED.name().equals(status)) {
            return List.of();
        }
        var prices = lowered(event, property);
        if (!prices.isEmpty()) {
            return List.of(new Occasion(MatchReason.PRICE_DROP, String.join(", ", prices), Whom.ALL));
        }
        var changed = changed(event);
        return PropertyMatching.anyLooksAt(changed)
                ? List.of(new Occasion(MatchReason.PUBLISHED, "", Whom.WHO_DO_NOT, changed))
                : List.of();
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
