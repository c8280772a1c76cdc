package foyer.properties;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What has to be there before a property can be published (spec/properties.md, rules). */
final class PropertyChecklist {

    private PropertyChecklist() {}

    /** @param photo whether it has one */
    static List<PropertyChecklistItem> of(Property property, boolean photo) {
        return Arrays.stream(PropertyRequirement.values())
                .map(item -> new PropertyChecklistItem(item, isDone(property, item, photo)))
                .toList();
    }

    private static boolean isDone(Property property, PropertyRequirement item, boolean photo) {
        return switch (item) {
            case TITLE -> property.title() != null;
            case DESCRIPTION -> property.description() != null;
            case PRICE -> missingPrices(property).isEmpty();
            case LOCATION -> property.location() != null;
            case PHOTO -> photo;
        };
    }

    /** The fields of the property that have nothing yet of what is missing. */
    static List<String> fields(Property property, PropertyRequirement item) {
        return switch (item) {
            case TITLE -> List.of("title");
            case DESCRIPTION -> List.of("description");
            case PRICE -> missingPrices(property);
            case LOCATION -> List.of("location");
            case PHOTO -> List.of("media");
        };
    }

    private static List<String> missingPrices(Property property) {
        var missing = new ArrayList<String>();
        if (property.purpose().includes(PropertyOffer.SALE) && property.salePrice() == null) {
            missing.add("salePrice");
        }
        if (property.purpose().includes(PropertyOffer.RENT) && property.rentPrice() == null) {
            missing.add("rentPrice");
        }
        return missing;
    }
}
