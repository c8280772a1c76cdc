package foyer.properties;

import java.util.Arrays;
import java.util.List;

/** What has to be there before a property can be published; the schema's enum of the same name. */
enum PropertyRequirement {
    TITLE,
    DESCRIPTION,
    PRICE,
    LOCATION,
    PHOTO,
    AREA,
    BEDROOMS,
    BATHROOMS,
    YEAR_BUILT,
    ADDRESS,
    FLOOR_PLAN,
    AGENT,
    OWNER,
    OWN;

    /** Those that are asked of every tenant's properties. */
    static final List<PropertyRequirement> ALWAYS = List.of(TITLE, DESCRIPTION, PRICE, LOCATION, PHOTO);

    /** Those that a tenant may add, in their order. */
    static List<PropertyRequirement> addable(List<PropertyRequirement> among) {
        return Arrays.stream(values())
                .filter(one -> among.contains(one) && !ALWAYS.contains(one) && one != OWN)
                .toList();
    }
}
