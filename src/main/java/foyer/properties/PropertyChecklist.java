package foyer.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What has to be there before a property can be published (spec/properties.md, rules); the schema's type of the same name.
 *
 * @param added what the tenant asks for beyond what is always asked for
 */
record PropertyChecklist(List<PropertyRequirement> added) {

    /** Of a tenant that asks for nothing of its own. */
    static final PropertyChecklist NONE = new PropertyChecklist(List.of());

    List<PropertyRequirement> always() {
        return PropertyRequirement.ALWAYS;
    }

    List<PropertyChecklistItem> of(Property property, List<PropertyMedia> media) {
        return Stream.concat(always().stream(), added.stream())
                .map(item -> new PropertyChecklistItem(
                        item, missing(property, media, item).isEmpty()))
                .toList();
    }

    /** The fields of the property that have nothing yet of what is asked for. */
    List<String> missing(Property property, List<PropertyMedia> media) {
        return Stream.concat(always().stream(), added.stream())
                .flatMap(item -> missing(property, media, item).stream())
                .distinct()
                .toList();
    }

    private static List<String> missing(Property property, List<PropertyMedia> media, PropertyRequirement item) {
        return switch (item) {
            case TITLE -> unless(property.title() != null, "title");
            case DESCRIPTION -> unless(property.description() != null, "description");
            case PRICE -> missingPrices(property);
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

    /** For the audit log. */
    Map<String, Object> changeFrom(PropertyChecklist before) {
        return Map.of("checklist", Map.of("before", names(before.added), "after", names(added)));
    }

    private static List<String> names(List<PropertyRequirement> requirements) {
        return requirements.stream().map(Enum::name).toList();
    }
}
