package foyer.properties;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link PropertyOwnItem}. */
record PropertyOwnItemId(UUID value) implements TypedId {

    static final String PREFIX = "pitem";

    public static PropertyOwnItemId of(String id) {
        return new PropertyOwnItemId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
