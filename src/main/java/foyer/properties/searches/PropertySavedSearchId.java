package foyer.properties.searches;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link PropertySavedSearch}. */
record PropertySavedSearchId(UUID value) implements TypedId {

    static final String PREFIX = "psearch";

    public static PropertySavedSearchId of(String id) {
        return new PropertySavedSearchId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
