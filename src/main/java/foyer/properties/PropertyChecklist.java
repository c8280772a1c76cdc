package foyer.properties;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has to be there before a property can be published (spec/properties.md, rules); the schema's type of the same name.
 *
 * @param added what the tenant asks for beyond what is always asked for
 * @param items what its members confirm by hand, after all else
 */
record PropertyChecklist(List<PropertyRequirement> added, List<PropertyOwnItem> items) {

    /** Of a tenant that asks for nothing of its own. */
    static final PropertyChecklist NONE = new PropertyChecklist(List.of(), List.of());

    List<PropertyRequirement> always() {
        return PropertyRequirement.ALWAYS;
    }

    /** The titles of what is confirmed by hand, for whoever does not ask by which ids. */
    List<String> own() {
        return items.stream().map(PropertyOwnItem::title).toList();
    }

    List<PropertyChecklistItem> of(
            Property property, List<PropertyMedia> media, List<PropertyConfirmation> confirmations, Instant now) {
        var there = Stream.concat(always().stream(), added.stream())
                .map(item -> PropertyChecklistItem.of(
                        item, missing(property, media, item, now).isEmpty()));
        var confirmed = items.stream().map(item -> PropertyChecklistItem.of(item, of(item, confirmations)));
        return Stream.concat(there, confirmed).toList();
    }

    private static @Nullable PropertyConfirmation of(PropertyOwnItem item, List<PropertyConfirmation> confirmations) {
        return confirmations.stream()
                .filter(confirmation -> confirmation.item().equals(item.id().value()))
                .findFirst()
                .orElse(null);
    }

    /** What nobody has confirmed, each by its place in the checklist. */
    Map<Integer, String> unconfirmed(List<PropertyConfirmation> confirmations) {
        var unconfirmed = new LinkedHashMap<Integer, String>();
        var before = always().size() + added.size();
        for (var i = 0; i < items.size(); i++) {
            if (of(items.get(i), confirmations) == null) {
                unconfirmed.put(before + i, items.get(i).title());
            }
        }
        return unconfirmed;
    }

    /** The fields of the property that have nothing yet of what is asked for. */
    List<String> missing(Property property, List<PropertyMedia> media, Instant now) {
        return Stream.concat(always().stream(), added.stream())
                .flatMap(item -> missing(property, media, item, now).stream())
                .distinct()
                .toList();
    }

    private static List<String> missing(
            Property property, List<PropertyMedia> media, PropertyRequirement item, Instant now) {
        return switch (item) {
            case TITLE -> unless(property.title() != null, "title");
            case DESCRIPTION -> unless(property.description() != null, "description");
            case PRICE -> missingPrices(property, now);
            case LOCATION -> unless(property.location() != null, "location");
            case PHOTO -> unless(media.stream().anyMatch(PropertyMedia::isPhoto), "media");
            case AREA -> unless(property.area() != null, "area");
            case BEDROOMS -> unless(property.bedrooms() != null, "bedrooms");
            case BATHROOMS -> unless(property.bathrooms() != null, "bathrooms");
            case YEAR_BUILT -> unless(property.yearBuilt() != null, "yearBuilt");
            case ADDRESS -> missingAddress(property.address());
            case FLOOR_PLAN -> unless(media.stream().anyMatch(PropertyMedia::isFloorPlan), "media");
            case AGENT -> unless(property.agentId() != null, "agent");
            case OWNER -> unless(property.owner().name() != null, "owner.name");
            case OWN -> List.of();
        };
    }

    private static List<String> unless(boolean there, String field) {
        return there ? List.of() : List.of(field);
    }

    private static List<String> missingAddress(PropertyAddress address) {
        var missing = new ArrayList<String>();
        if (address.street() == null) {
            missing.add("address.street");
        }
        if (address.city() == null) {
            missing.add("address.city");
        }
        return missing;
    }

    private static List<String> missingPrices(Property property, Instant now) {
        var missing = new ArrayList<String>();
        if (property.purpose().includes(PropertyOffer.SALE)
                && PropertySalePrice.holding(property.salePrice(), now) == null) {
            missing.add("salePrice");
        }
        if (property.purpose().includes(PropertyOffer.RENT)
                && PropertyRentPrice.holding(property.rentPrice(), now) == null) {
            missing.add("rentPrice");
        }
        return missing;
    }

    /** For the audit log. */
    Map<String, Object> changeFrom(PropertyChecklist before) {
        return Map.of("checklist", Map.of("before", before.names(), "after", names()));
    }

    private List<String> names() {
        return Stream.concat(added.stream().map(Enum::name), own().stream()).toList();
    }
}
