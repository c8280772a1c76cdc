package foyer.properties;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.Collection;
import java.util.UUID;

/** The id of a {@link PropertyMedia}. */
public record PropertyMediaId(UUID value) implements TypedId {

    static final String PREFIX = "pmed";

    public static PropertyMediaId of(String id) {
        return new PropertyMediaId(TypeIds.decode(PREFIX, id));
    }

    static UUID[] values(Collection<PropertyMediaId> ids) {
        return ids.stream().map(PropertyMediaId::value).toArray(UUID[]::new);
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
